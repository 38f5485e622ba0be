import writeExcelFile from 'write-excel-file/node';
import { planDocument } from '../plans/export/plan-document.js';
import { planGrid } from '../plans/export/plan-grid.js';
import { planWorkbook } from '../plans/export/plan-workbook.js';
import type { PlanContent } from '../plans/plan-content.js';
import { usualShape } from '../plans/plan-shape.js';
import { knownScales } from '../plans/reading/scales.js';
import { sampleContent } from '../plans/testing/sample-content.js';

/** The published plan of April 2019 as files in the council's shape, changed as the test wants. */
export async function createPlanFiles(
  change: (content: PlanContent) => void = () => {},
): Promise<{ xlsx: Buffer; docx: Buffer }> {
  const content = sampleContent();
  change(content);
  const grid = planGrid(content, usualShape);
  const levels = knownScales[0]?.levels ?? [];
  const [xlsx, docx] = await Promise.all([
    planWorkbook(grid, levels),
    planDocument(grid, { title: 'Improvement plan', edition: '10 April 2019', levels }),
  ]);
  return { xlsx, docx };
}

/** A workbook of one sheet of texts. */
export const workbookOf = (sheet: string, rows: string[][]): Promise<Buffer> =>
  writeExcelFile([{ sheet, data: rows }]).toBuffer();
