import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { Sheet, Workbook } from './document.types.js';
import { ink, quiet } from './palette.js';
import { steadyArchive } from './steady-archive.js';

const headingFill = '#e8edf3';

/** An Excel file: title and note above the table, where the figures come from below it. */
export async function makeXlsx(workbook: Workbook): Promise<Buffer> {
  const sheets = workbook.sheets.map((sheet, index) => ({
    sheet: sheet.name,
    orientation: 'landscape' as const,
    columns: columnWidths(sheet),
    data: [...(index === 0 ? titleRows(workbook) : []), ...sheetRows(sheet), ...footRows(workbook.figures)],
  }));
  return steadyArchive(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

/** In characters: the names as wide as the longest, the figures narrow, so that it prints on one page. */
function columnWidths(sheet: Sheet): { width: number }[] {
  const longest = Math.max(...sheet.rows.map(([name]) => String(name).length));
  return sheet.columns.map((_, index) => ({ width: index === 0 ? longest + 3 : 18 }));
}

/** A row for each sentence, since a sentence runs over the empty cells beside it but does not wrap. */
const sentences = (text: string): string[] => text.split(/(?<=\.) /);

function titleRows(workbook: Workbook): SheetData {
  return [
    [{ value: workbook.title, fontWeight: 'bold', fontSize: 16, textColor: ink }],
    [{ value: workbook.author, textColor: quiet }],
    [],
  ];
}

function sheetRows(sheet: Sheet): SheetData {
  const heading = sheet.columns.map(
    (value): Cell => ({ value, fontWeight: 'bold', backgroundColor: headingFill, wrap: true, height: 32 }),
  );
  return [...sentences(sheet.note).map((value) => [{ value }]), [], heading, ...sheet.rows];
}

function footRows(figures: string): SheetData {
  return [
    [],
    ...sentences(figures).map((value): Cell[] => [{ value, textColor: quiet, fontStyle: 'italic' }]),
  ];
}
