import {
  fileLimits,
  mostCellCharacters,
  mostRows,
  type TableBlock,
  type TableCell,
} from '@revisit/core/shared';
import { type CellContext, openWorkbook, shownValue, type WorkbookSheet } from '../office/excel.js';
import type { DocumentPackage } from '../office/package.js';
import { readXml } from '../office/xml.js';
import { Refusal } from '../policy.js';
import { TableTooLong } from './too-long.js';

/** The most columns of a sheet that are read: a plan has ten, and a sheet may name 16,384. */
const mostColumns = 100;

interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** `AB12` as column and row, from 0 and from 1; null for what is no address. */
function addressOf(reference: string): { column: number; row: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(match[2]) };
}

function rangeOf(reference: string): Range | null {
  const [from = '', to = from] = reference.split(':');
  const [start, end] = [addressOf(from), addressOf(to)];
  return start && end ? { top: start.row, bottom: end.row, left: start.column, right: end.column } : null;
}

/** A sheet's month-only dates stay months: `2019-03` and not the first day that is stored for it. */
function tableText(type: string, style: number, value: string, context: CellContext): string {
  const text = shownValue({ type, style, value }, context);
  const isMonth = (type === '' || type === 'n') && context.dateStyles.get(style) === 'month';
  return (isMonth && /^\d{4}-\d\d-\d\d$/.test(text) ? text.slice(0, 7) : text).slice(0, mostCellCharacters);
}

async function readSheet(
  document: DocumentPackage,
  sheet: WorkbookSheet,
  context: CellContext,
): Promise<TableBlock> {
  const rows = new Map<number, string[]>();
  const merged: Range[] = [];
  let row = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;
  await readXml(document, sheet.part, {
    open(name, attribute) {
      if (name === 'row') {
        row = Number(attribute('r') ?? row + 1);
        column = -1;
      }
      if (name === 'c') {
        const address = addressOf(attribute('r') ?? '');
        column = address?.column ?? column + 1;
        type = attribute('t') ?? '';
        style = Number(attribute('s') ?? 0);
        value = '';
      }
      if (name === 'mergeCell') {
        const range = rangeOf(attribute('ref') ?? '');
        if (range) merged.push(range);
        if (merged.length > fileLimits.packageParts) throw new Refusal('unpacks-too-large');
      }
      inValue = name === 'v' || name === 't';
    },
    text(piece) {
      if (inValue) value += piece;
    },
    close(name) {
      inValue = false;
      if (name !== 'c' || value.trim() === '' || column >= mostColumns) return;
      const cells = rows.get(row) ?? [];
      cells[column] = tableText(type, style, value, context);
      rows.set(row, cells);
      if (rows.size > mostRows) throw new TableTooLong(sheet.name, row);
    },
  });
  return { kind: 'table', place: sheet.name, isSheet: true, rows: gridOf(rows, merged) };
}

/** Rows of equal length, with what merged cells cover marked as such. */
function gridOf(rows: ReadonlyMap<number, string[]>, merged: readonly Range[]) {
  const width = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const grid = new Map(
    numbers.map((number) => [
      number,
      Array.from({ length: width }, (_, column): TableCell => ({ text: rows.get(number)?.[column] ?? '' })),
    ]),
  );
  for (const { top, bottom, left, right } of merged) {
    const origin = rows.get(top)?.[left] ?? '';
    for (const number of numbers) {
      if (number < top || number > bottom) continue;
      const cells = grid.get(number) ?? [];
      for (let column = left; column <= Math.min(right, width - 1); column += 1) {
        if (column > left) cells[column] = { text: '', covered: 'across' };
        else if (number > top) cells[column] = { text: origin, covered: 'down' };
      }
    }
  }
  return numbers.map((number) => ({ number, cells: grid.get(number) ?? [] }));
}

/** The sheets of a workbook as tables; of a hidden one only that it is there. */
export async function excelTables(document: DocumentPackage): Promise<TableBlock[]> {
  const { sheets, context } = await openWorkbook(document);
  const blocks: TableBlock[] = [];
  for (const sheet of sheets)
    blocks.push(
      sheet.hidden
        ? { kind: 'table', place: sheet.name, isSheet: true, hidden: true, rows: [] }
        : await readSheet(document, sheet, context),
    );
  return blocks;
}
