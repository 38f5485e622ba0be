import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { Sheet, Workbook } from './document.types.js';
import { ink, quiet } from './palette.js';
import { steadyArchive } from './steady-archive.js';

const headingFill = '#e8edf3';

/** An Excel file: title and note above the table, where the figures come from below it. */
export async function makeXlsx(workbook: Workbook): Promise<Buffer> {
  const sheets = workbook.sheets.map((sheet, index) => ({
    sheet: sheet.name,
    columns: columnWidths(sheet),
    data: [...(index === 0 ? titleRows(workbook) : []), ...sheetRows(sheet), ...footRows(workbook.figures)],
  }));
  return steadyArchive(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

/** In characters; long sentences run over the empty cells beside them. */
function columnWidths(sheet: Sheet): { width: number }[] {
  return sheet.columns.map((heading, index) => {
    const longest = Math.max(heading.length, ...sheet.rows.map((row) => String(row[index]).length));
    return { width: Math.min(longest + 3, 48) };
  });
}

function titleRows(workbook: Workbook): SheetData {
  return [
    [{ value: workbook.title, fontWeight: 'bold', fontSize: 16, textColor: ink }],
    [{ value: workbook.author, textColor: quiet }],
    [],
  ];
}

function sheetRows(sheet: Sheet): SheetData {
  const heading = sheet.columns.map(
    (value): Cell => ({ value, fontWeight: 'bold', backgroundColor: headingFill, wrap: true }),
  );
  return [[{ value: sheet.note }], [], heading, ...sheet.rows];
}

function footRows(figures: string): SheetData {
  return [[], [{ value: figures, textColor: quiet, fontStyle: 'italic' }]];
}
