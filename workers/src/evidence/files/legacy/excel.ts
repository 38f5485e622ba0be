import { Refusal, warningFor } from '../policy.js';
import type { TextCollector } from '../text-pages.js';
import { plainString, sharedStrings } from './excel-strings.js';
import { type LegacyReading, type Streams, streamOf } from './legacy.js';

/** Record numbers of a workbook ([MS-XLS] 2.3). */
const is = {
  begin: 0x0809,
  filePass: 0x2f,
  sheet: 0x85,
  sharedStrings: 0xfc,
  continued: 0x3c,
  outsideBook: 0x1ae,
  query: 0x1ad,
  databaseQuery: 0xdc,
  sharedLabel: 0xfd,
  label: 0x204,
  number: 0x203,
  shortNumber: 0x27e,
  shortNumbers: 0xbd,
  formula: 0x06,
  formulaText: 0x207,
};
const macroSheet = 1;
/** What stands for "this workbook" and "add-in functions" where the name of another book would be. */
const notOutside = [0x0401, 0x3a01];
/** Excel 97, the first version with these records; earlier ones have other strings. */
const excel97 = 0x0600;

interface SheetOfBook {
  name: string;
  position: number;
}

interface RecordOfBook {
  type: number;
  position: number;
  content: Buffer;
}

function* recordsOf(book: Buffer): Generator<RecordOfBook> {
  for (let at = 0; at + 4 <= book.length; ) {
    const length = book.readUInt16LE(at + 2);
    yield { type: book.readUInt16LE(at), position: at, content: book.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/** A number packed into 30 bits ([MS-XLS] 2.5.217): an integer or the upper half of a double, maybe a hundredfold. */
function shortNumber(packed: number): number {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((packed & ~3) >>> 0, 4);
  const value = packed & 2 ? packed >> 2 : bytes.readDoubleLE(0);
  return packed & 1 ? value / 100 : value;
}

/** The texts of one cell record, one for each cell it holds; none for records that are not cells. */
function cellTexts({ type, content }: RecordOfBook, strings: readonly string[]): string[] {
  switch (type) {
    case is.sharedLabel:
      return [strings[content.readUInt32LE(6)] ?? ''];
    case is.label:
      return [plainString(content, 8, content.readUInt16LE(6))];
    case is.formulaText:
      return [plainString(content, 2, content.readUInt16LE(0))];
    case is.number:
      return [String(content.readDoubleLE(6))];
    case is.formula:
      // 0xFFFF marks a result that is no number: its text is a record of its own.
      return content.readUInt16LE(12) === 0xffff ? [] : [String(content.readDoubleLE(6))];
    case is.shortNumber:
      return [String(shortNumber(content.readInt32LE(6)))];
    case is.shortNumbers: {
      const count = Math.floor((content.length - 6) / 6);
      return Array.from({ length: count }, (_, index) =>
        String(shortNumber(content.readInt32LE(6 + index * 6))),
      );
    }
    default:
      return [];
  }
}

/** Reads a workbook of before 2007, a page for each sheet. Macro sheets and DDE links refuse it. Dates stand as numbers. */
export function readLegacyExcel(streams: Streams, text: TextCollector): LegacyReading {
  const isOld = !streams.has('Workbook');
  const records = [...recordsOf(streamOf(streams, isOld ? 'Book' : 'Workbook'))];
  const [first] = records;
  if (first?.type !== is.begin) throw new Refusal('damaged');
  const readable = !isOld && first.content.readUInt16LE(0) >= excel97;
  const sheets: SheetOfBook[] = [];
  const found = new Set<'hidden-sheets' | 'external-content'>();
  let strings: string[] = [];
  records.forEach(({ type, content }, index) => {
    if (type === is.filePass) throw new Refusal('password-protected');
    if (type === is.query || type === is.databaseQuery) found.add('external-content');
    if (type === is.sheet) {
      if (content[5] === macroSheet) throw new Refusal('macros');
      if (((content[4] ?? 0) & 3) !== 0) found.add('hidden-sheets');
      const name = readable ? plainString(content, 7, content[6] ?? 0) : '';
      sheets.push({ name, position: content.readUInt32LE(0) });
    }
    if (type === is.outsideBook && !notOutside.includes(content.readUInt16LE(2))) {
      // A program and its topic, parted by this mark, are a DDE or OLE link ([MS-XLS] 2.5.277).
      if (plainString(content, 4, content.readUInt16LE(2)).includes('\x03')) throw new Refusal('dde');
      found.add('external-content');
    }
    if (type === is.sharedStrings && readable) {
      let end = index + 1;
      while (records[end]?.type === is.continued) end += 1;
      strings = sharedStrings(records.slice(index, end).map((record) => record.content));
    }
  });
  if (readable) for (const sheet of sheets) readSheet(sheet, records, strings, text);
  else text.endPage();
  return { pageCount: readable ? sheets.length : null, warnings: [...found].map((code) => warningFor(code)) };
}

/** One sheet, row by row, cells parted by tabs. Charts and further parts within a sheet have no cells of their own. */
function readSheet(
  { name, position }: SheetOfBook,
  records: readonly RecordOfBook[],
  strings: readonly string[],
  text: TextCollector,
): void {
  const start = records.findIndex((record) => record.position === position);
  let row = -1;
  let isEmpty = true;
  for (let index = start + 1; start >= 0 && index < records.length; index += 1) {
    const record = records[index];
    if (!record || record.type === is.begin) break;
    const texts = cellTexts(record, strings);
    if (texts.length === 0) continue;
    if (isEmpty) text.write(`${name}\n`);
    isEmpty = false;
    const its = record.type === is.formulaText ? row : record.content.readUInt16LE(0);
    if (row >= 0 && its !== row) text.write('\n');
    row = its;
    text.write(`${texts.join('\t')}\t`);
  }
  text.endPage();
}
