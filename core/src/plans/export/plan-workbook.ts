import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { neutral } from './neutral.js';
import type { GridRow, GridTable, PlanGrid } from './plan-grid.js';

const headingFill = '#e8edf3';
const areaFill = '#f4f6f8';

/** Widths in characters; a column nobody knows is as wide as a lead's. */
const widthOf = (heading: string): number => {
  if (/^(ref|no|#|)$/i.test(heading)) return 8;
  if (/rating|rag|due|date|timescale|progress$/i.test(heading)) return 16;
  return /action|task|outcome|measure|text|title|update/i.test(heading) ? 60 : 30;
};

/** Every cell is text: a spreadsheet must not make dates of refs, or sums of titles. */
const text = (value: string, style: Partial<Cell & object> = {}): Cell => ({
  value: neutral(value),
  type: String,
  wrap: true,
  alignVertical: 'top',
  ...style,
});

function rowCells({ of, cells, spans }: GridRow): (Cell | null)[] {
  return cells.map((value, column) => {
    const span = spans[column] ?? 1;
    if (span === 0) return null;
    const style = of === 'action-area' ? { fontWeight: 'bold' as const, backgroundColor: areaFill } : {};
    return text(value, span > 1 ? { ...style, rowSpan: span } : style);
  });
}

function tableRows(table: GridTable): SheetData {
  const width = table.headings.length;
  const covered = (count: number): null[] => Array.from({ length: count }, () => null);
  const bold = { fontWeight: 'bold' as const };
  const heading: SheetData =
    table.heading === null
      ? []
      : [
          [
            text(table.heading, { ...bold, fontSize: 14, columnSpan: width, wrap: false }),
            ...covered(width - 1),
          ],
        ];
  const above: SheetData = table.above.map(([letter, title]) => [
    text(letter, bold),
    text(title, { columnSpan: width - 1 }),
    ...covered(width - 2),
  ]);
  const head = table.headings.map((value, column): Cell | null => {
    if (table.spansFirstTwo && column === 1) return null;
    const spans = table.spansFirstTwo && column === 0 ? { columnSpan: 2 } : {};
    return text(value, { ...bold, backgroundColor: headingFill, ...spans });
  });
  return [...heading, ...above, head, ...table.rows.map(rowCells)];
}

/** A tab takes 31 characters, and none of these. */
const tabName = (name: string, taken: Set<string>): string => {
  const plain =
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 28)
      .trim() || 'Plan';
  let free = plain;
  for (let more = 2; taken.has(free.toLowerCase()); more += 1) free = `${plain} ${more}`;
  taken.add(free.toLowerCase());
  return free;
};

/** The plan as an Excel file: a tab for each table, and one for the key of its ratings. */
export async function planWorkbook(
  grid: PlanGrid,
  levels: readonly { code: string; label: string }[],
): Promise<Buffer> {
  const taken = new Set<string>(['key']);
  const sheets = grid.tables.map((table) => ({
    sheet: tabName(table.name, taken),
    orientation: 'landscape' as const,
    columns: table.headings.map((heading, column) => ({
      width: table.spansFirstTwo && column < 2 ? (column === 0 ? 8 : 60) : widthOf(heading),
    })),
    data: tableRows(table),
  }));
  const key: SheetData = [
    [text('Rating', { fontWeight: 'bold' }), text('What it says', { fontWeight: 'bold' })],
    ...levels.map(({ code, label }) => [text(code), text(label)]),
  ];
  const all = [...sheets, { sheet: 'Key', columns: [{ width: 20 }, { width: 40 }], data: key }];
  return writeExcelFile(all, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}
