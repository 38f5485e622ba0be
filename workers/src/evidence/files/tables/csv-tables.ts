import { mostCellCharacters, mostRows, type TableBlock, type TableRow } from '@revisit/core/shared';
import { decodedText, encodingOf } from '../plain/encoding.js';
import { Refusal } from '../policy.js';
import { faceOf } from '../signature.js';
import { TableTooLong } from './too-long.js';

/** A file of commas as a table; semicolons or tabs where its first line has more of them. */
export async function csvTable(path: string): Promise<TableBlock> {
  const { head } = await faceOf(path);
  const encoding = await encodingOf(path, head);
  if (!encoding) throw new Refusal('content-mismatch');
  const rows = new CsvRows();
  for await (const piece of decodedText(path, encoding)) rows.write(piece);
  return { kind: 'table', place: 'The file', isSheet: false, rows: rows.finish() };
}

/** Reads RFC 4180 as spreadsheets write it, piece by piece. A row knows the line it begins on. */
export class CsvRows {
  private readonly rows: TableRow[] = [];
  private cells: string[] = [];
  private cell = '';
  private quoted = false;
  /** The character before was a quotation mark inside a quoted cell: its end, or the first of two. */
  private atQuote = false;
  private line = 1;
  private begun = 1;
  private separator = '';
  private firstLine = '';

  write(piece: string): void {
    for (const character of piece) this.take(character === '\ufeff' ? '' : character);
  }

  finish(): TableRow[] {
    if (this.separator === '') this.chooseSeparator();
    if (this.cell !== '' || this.cells.length > 0) this.endRow();
    return this.rows;
  }

  private take(character: string): void {
    if (this.separator !== '') {
      this.read(character);
      return;
    }
    this.firstLine += character;
    if (character === '\n' || this.firstLine.length > 10_000) this.chooseSeparator();
  }

  private chooseSeparator(): void {
    const count = (mark: string) => this.firstLine.split(mark).length;
    this.separator = [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
    for (const character of this.firstLine) this.read(character);
  }

  private read(character: string): void {
    if (character === '\n') this.line += 1;
    if (this.quoted && !this.atQuote) {
      if (character === '"') this.atQuote = true;
      else this.add(character);
      return;
    }
    if (this.atQuote) {
      this.atQuote = false;
      if (character === '"') {
        this.add('"');
        return;
      }
      this.quoted = false;
    }
    if (character === '"' && this.cell === '') this.quoted = true;
    else if (character === this.separator) this.endCell();
    else if (character === '\n') this.endRow();
    else if (character !== '\r') this.add(character);
  }

  private add(character: string): void {
    if (this.cell.length < mostCellCharacters) this.cell += character;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
  }

  private endRow(): void {
    this.endCell();
    if (this.cells.some((text) => text.trim() !== ''))
      this.rows.push({ number: this.begun, cells: this.cells.map((text) => ({ text })) });
    if (this.rows.length > mostRows) throw new TableTooLong('The file', this.begun);
    this.cells = [];
    this.begun = this.line;
  }
}
