import type { PlanField } from '../plan-shape.js';
import type { HeadedTable } from './find-tables.js';
import { oneLine, tidy } from './fold.js';
import type { TableRow } from './tabled-document.js';

/** One row of a plan table by what its cells mean. */
export interface PlanRow {
  /** For people: `Priority 1, row 12`. */
  place: string;
  /** The text of a field on one line; empty when the table has no such column or the cell is empty. */
  say(field: PlanField): string;
  /** The same with its lines. */
  lines(field: PlanField): string;
  /** The fields whose cells say something of their own, not what a cell above spans down to them. */
  own: ReadonlySet<PlanField>;
  /** The row is one text across the whole table. */
  heading: string | null;
  /** The only text of the row, when that stands in its first column. */
  alone: string | null;
  /** It has as many cells as the table has headings. */
  whole: boolean;
  cells: number;
}

/** The rows under a table's headings. */
export const planRows = (table: HeadedTable): PlanRow[] => table.body.map((row) => planRow(table, row));

function planRow(table: HeadedTable, row: TableRow): PlanRow {
  const columnOf = (field: PlanField): number => table.columns.findIndex((column) => column.field === field);
  const text = (field: PlanField): string => unescaped(row.cells[columnOf(field)]?.text ?? '');
  const own = new Set<PlanField>();
  table.columns.forEach(({ field }, index) => {
    const cell = row.cells[index];
    if (field && field !== 'ignored' && cell && cell.covered === undefined && cell.text.trim() !== '')
      own.add(field);
  });
  return {
    place: `${table.place}, row ${row.number}`,
    say: (field) => oneLine(text(field)),
    lines: (field) => tidy(text(field)),
    own,
    heading: headingOf(row),
    alone: aloneOf(row),
    whole: row.cells.length === table.head.cells.length,
    cells: row.cells.length,
  };
}

function headingOf(row: TableRow): string | null {
  const [first, ...rest] = row.cells;
  const across = rest.length > 1 && rest.every((cell) => cell.covered === 'across');
  return first && across && first.text.trim() !== '' ? oneLine(first.text) : null;
}

function aloneOf(row: TableRow): string | null {
  const [first, ...rest] = row.cells;
  const own = first && first.covered === undefined && first.text.trim() !== '';
  return own && rest.every((cell) => cell.text.trim() === '') ? oneLine(first.text) : null;
}

/** A file of ours writes an apostrophe before what a spreadsheet would take for a formula: see export/neutral.ts. */
const unescaped = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** Sheets and tables continue a row on the next page: the rest of its text stands in a row with nothing else. */
export function continues(row: PlanRow, before: PlanRow | null): boolean {
  if (!before || row.heading !== null) return false;
  const says = (...fields: PlanField[]) => fields.some((field) => row.own.has(field));
  if (says('ref', 'areaRef', 'areaTitle', 'due', 'leads', 'rating', 'forum')) return false;
  if (!says('title')) return says('expectedOutcome', 'successMeasure', 'progress', 'references');
  const begun = before.say('title');
  return /^[\p{Ll}(,;]/u.test(row.say('title')) || !/[.;:!?]$/.test(begun);
}
