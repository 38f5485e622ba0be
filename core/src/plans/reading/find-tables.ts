import type { PlanField } from '../plan-shape.js';
import { fold, oneLine } from './fold.js';
import { type HeadedColumn, meaningOf, meaningsOf, signatureOf } from './headings.js';
import type { TableBlock, TabledDocument, TableRow } from './tabled-document.js';

/** What people said that columns mean, by the signature of the headings. */
export type Mappings = ReadonlyMap<string, readonly PlanField[]>;

/** A table with its headings understood, as far as they are. */
export interface HeadedTable {
  place: string;
  isSheet: boolean;
  signature: string;
  columns: HeadedColumn[];
  /** A person said what the columns mean. */
  mapped: boolean;
  head: TableRow;
  /** Rows over the headings. */
  above: TableRow[];
  body: TableRow[];
  /** The texts since the table before, the nearest last. */
  before: { style: string; text: string }[];
}

/** Headings stand near the top; below that a row that looks like headings is content. */
const deepestHead = 15;

const textsOf = (row: TableRow): string[] => row.cells.map((cell) => oneLine(cell.text));
const isSaid = (row: TableRow): boolean => row.cells.some((cell) => cell.text.trim() !== '');

/** Every table that has a row of headings, in order. */
export function headedTables(document: TabledDocument, mappings: Mappings): HeadedTable[] {
  const found: HeadedTable[] = [];
  let before: { style: string; text: string }[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'text') {
      before.push({ style: block.style, text: oneLine(block.text) });
      continue;
    }
    const table = headTable(block, before, mappings);
    if (table) found.push(table);
    before = [];
  }
  return found;
}

function headTable(block: TableBlock, before: HeadedTable['before'], mappings: Mappings): HeadedTable | null {
  const rows = block.rows.filter(isSaid);
  const place = headRowOf(rows, mappings);
  const head = rows[place];
  if (!head) return null;
  const headings = textsOf(head);
  // Headings are printed again on each page.
  const body = rows.slice(place + 1).filter((row) => !repeatsHead(row, headings));
  const signature = signatureOf(headings);
  const said = mappings.get(signature);
  const cells = headings.map((_, column) => body.map((row) => oneLine(row.cells[column]?.text ?? '')));
  const columns = spread(meaningsOf(headings, cells), head, cells).map((column, index) => ({
    ...column,
    field: said?.[index] ?? column.field,
  }));
  return {
    place: block.place,
    isSheet: block.isSheet,
    signature,
    columns,
    mapped: said !== undefined,
    head,
    above: rows.slice(0, place),
    body,
    before,
  };
}

const repeatsHead = (row: TableRow, headings: readonly string[]): boolean =>
  textsOf(row).every(
    (text, column) => fold(text).toLowerCase() === fold(headings[column] ?? '').toLowerCase(),
  );

/** The row with the most known headings; a table of unknown ones is headed by its first full row. */
function headRowOf(rows: readonly TableRow[], mappings: Mappings): number {
  const near = rows.slice(0, deepestHead);
  const mapped = near.findIndex((row) => mappings.has(signatureOf(textsOf(row))));
  if (mapped >= 0) return mapped;
  let best = -1;
  let most = 1;
  near.forEach((row, index) => {
    const known = new Set(textsOf(row).map((text) => meaningOf(text)?.field ?? null));
    known.delete(null);
    known.delete('ignored');
    if (known.size > most) {
      best = index;
      most = known.size;
    }
  });
  if (best >= 0) return best;
  return near.findIndex((row) => row.cells.filter((cell) => cell.text.trim() !== '').length >= 3);
}

/** A heading over the actions that spans two columns has their refs in the first and their texts in the second. */
function spread(
  columns: readonly HeadedColumn[],
  head: TableRow,
  cells: readonly string[][],
): HeadedColumn[] {
  return columns.map((column, index) => {
    const spans = head.cells[index + 1]?.covered === 'across';
    if (column.field === 'title' && spans)
      return { ...column, field: 'ref', examples: cells[index]?.slice(0, 3) ?? [] };
    const isSpanned = head.cells[index]?.covered === 'across' && columns[index - 1]?.field === 'title';
    return isSpanned ? { ...column, field: 'title', heading: columns[index - 1]?.heading ?? '' } : column;
  });
}

const says = (table: HeadedTable, field: PlanField): boolean =>
  table.columns.some((column) => column.field === field);

/** Whether a table can be read as a plan: it says what is to be done, and something about it. */
export const isPlanTable = (table: HeadedTable): boolean =>
  says(table, 'title') &&
  (table.mapped || table.columns.filter(({ field }) => field !== null && field !== 'ignored').length >= 3);

/** Known headings of a plan that are not its refs: who, when, how it stands. */
const tellsOfActions: readonly PlanField[] = [
  'due',
  'leads',
  'rating',
  'expectedOutcome',
  'successMeasure',
  'forum',
  'progress',
];

/** Whether a table may be a plan whose column of actions has a name that nobody knows. A table of measures is none. */
export const mayBePlanTable = (table: HeadedTable): boolean =>
  !isPlanTable(table) &&
  table.body.length >= 2 &&
  !table.columns.some(({ heading }) => /^(measure|kpi|indicator|target)\b/i.test(heading)) &&
  new Set(table.columns.map(({ field }) => field).filter((field) => field && tellsOfActions.includes(field)))
    .size >= 2;
