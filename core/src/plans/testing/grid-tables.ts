import type { GridTable, PlanGrid } from '../export/plan-grid.js';
import type { Block, TableCell, TabledDocument } from '../reading/tabled-document.js';

const plain = (text: string): TableCell => ({ text });
const across: TableCell = { text: '', covered: 'across' };

function tableBlock(table: GridTable, place: string): Block[] {
  const width = table.headings.length;
  const texts: TableCell[][] = [
    ...table.above.map(([letter, title]) => [
      plain(letter),
      plain(title),
      ...Array.from({ length: width - 2 }, () => across),
    ]),
    table.headings.map((text, column) => (table.spansFirstTwo && column === 1 ? across : plain(text))),
  ];
  const above: string[] = [];
  for (const { cells, spans } of table.rows) {
    texts.push(
      cells.map((text, column) => {
        const span = spans[column] ?? 1;
        if (span === 0) return { text: above[column] ?? '', covered: 'down' };
        above[column] = text;
        return plain(text);
      }),
    );
  }
  const rows = texts.map((cells, index) => ({ number: index + 1, cells }));
  const heading: Block[] =
    table.heading === null ? [] : [{ kind: 'text', style: 'Heading2', text: table.heading }];
  const notes = table.notes.map((text): Block => ({ kind: 'text', style: '', text }));
  return [...heading, ...notes, { kind: 'table', place, isSheet: false, rows }];
}

/** What the child process answers for a document that holds this grid. */
export const gridTables = (grid: PlanGrid, title = 'Plan'): TabledDocument => ({
  title: '',
  blocks: [
    { kind: 'text', style: 'Title', text: title },
    ...grid.tables.flatMap((table, index) => tableBlock(table, `Table ${index + 1}`)),
  ],
});

/** A document with one table; the first row is headed by the given text. Empty cells are empty texts. */
export const oneTable = (
  rows: readonly (readonly (string | TableCell)[])[],
  heading = '',
): TabledDocument => ({
  title: '',
  blocks: [
    ...(heading === '' ? [] : [{ kind: 'text' as const, style: 'Heading2', text: heading }]),
    {
      kind: 'table',
      place: 'Table 1',
      isSheet: false,
      rows: rows.map((cells, index) => ({
        number: index + 1,
        cells: cells.map((cell) => (typeof cell === 'string' ? plain(cell) : cell)),
      })),
    },
  ],
});
