import {
  type Block,
  mostCellCharacters,
  mostRows,
  type TableCell,
  type TableRow,
} from '@revisit/core/shared';
import { mainPartOf } from '../office/ooxml-inspect.js';
import type { DocumentPackage } from '../office/package.js';
import { readXml } from '../office/xml.js';
import { TableTooLong } from './too-long.js';

/** The most columns that a row's spans are believed to cover. */
const mostColumns = 100;

interface OpenTable {
  rows: TableRow[];
  cells: TableCell[];
  text: string;
  span: number;
  /** The cell goes on with the one above it. */
  goesOn: boolean;
}

const newTable = (): OpenTable => ({ rows: [], cells: [], text: '', span: 1, goesOn: false });

const elementText: Partial<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' };

/**
 * The paragraphs and tables of a Word document in order. Deleted text, field instructions and text boxes drawn twice
 * are left out; a table inside a cell is text of that cell.
 */
export async function wordTables(document: DocumentPackage): Promise<Block[]> {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let count = 0;
  let paragraph = '';
  let style = '';
  let inText = false;
  let fallback = 0;
  let movedAway = 0;
  let rows = 0;

  const write = (text: string) => {
    if (fallback > 0 || movedAway > 0) return;
    paragraph += text;
  };
  const endParagraph = () => {
    const table = tables[0];
    if (table) table.text += table.text === '' ? paragraph : `\n${paragraph}`;
    else if (paragraph.trim() !== '') blocks.push({ kind: 'text', style, text: paragraph.trim() });
    paragraph = '';
    style = '';
  };
  const endCell = (table: OpenTable) => {
    const column = table.cells.length;
    const above = table.rows.at(-1)?.cells[column];
    const text = table.text.trim().slice(0, mostCellCharacters);
    table.cells.push(table.goesOn ? { text: above?.text ?? text, covered: 'down' } : { text });
    for (let more = 1; more < table.span; more += 1) table.cells.push({ text: '', covered: 'across' });
    table.text = '';
    table.span = 1;
    table.goesOn = false;
  };

  await readXml(document, await mainPartOf(document), {
    open(name, attribute) {
      if (name === 'Fallback') fallback += 1;
      if (fallback > 0) return;
      // Only the outermost table is a table; what lies inside is text of its cells.
      if (name === 'tbl') tables.push(newTable());
      const table = tables.length === 1 ? tables[0] : undefined;
      if (name === 'moveFrom') movedAway += 1;
      if (name === 'pStyle') style = attribute('val') ?? '';
      if (name === 'gridSpan' && table) {
        table.span = Math.min(Math.max(Number(attribute('val')) || 1, 1), mostColumns);
      }
      // A row may begin some columns further right than the table does.
      if (name === 'gridBefore' && table)
        for (let skipped = 0; skipped < Math.min(Number(attribute('val')) || 0, mostColumns); skipped += 1)
          table.cells.push({ text: '' });
      if (name === 'vMerge' && table) table.goesOn = attribute('val') !== 'restart';
      inText = name === 't';
      const text = elementText[name];
      if (text) write(text);
    },
    text(text) {
      if (inText) write(text);
    },
    close(name) {
      if (name === 'Fallback') fallback -= 1;
      inText = false;
      if (fallback > 0) return;
      if (name === 'moveFrom') movedAway -= 1;
      const table = tables.length === 1 ? tables[0] : undefined;
      if (name === 'p') endParagraph();
      if (name === 'tc' && table) endCell(table);
      if (name === 'tr' && table) {
        table.rows.push({ number: table.rows.length + 1, cells: table.cells });
        table.cells = [];
        rows += 1;
        if (rows > mostRows) throw new TableTooLong(`Table ${count + 1}`, table.rows.length);
      }
      if (name === 'tbl') {
        const ended = tables.pop();
        if (tables.length > 0 || !ended) return;
        count += 1;
        blocks.push({ kind: 'table', place: `Table ${count}`, isSheet: false, rows: evenRows(ended.rows) });
      }
    },
  });
  return blocks;
}

/** Rows as long as the longest: a row that ends early has empty cells there. */
function evenRows(rows: readonly TableRow[]): TableRow[] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  return rows.map(({ number, cells }) => ({
    number,
    cells: [...cells, ...Array.from({ length: width - cells.length }, (): TableCell => ({ text: '' }))],
  }));
}
