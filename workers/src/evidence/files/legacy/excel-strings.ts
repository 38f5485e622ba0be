import { Refusal } from '../policy.js';
import { singleByteText } from './legacy.js';

const isWide = 0x01;
const hasPhonetics = 0x04;
const hasRuns = 0x08;

/** A string of one record: flags, then characters of one or two bytes ([MS-XLS] 2.5.294). */
export function plainString(record: Buffer, at: number, characters: number): string {
  const wide = ((record[at] ?? 0) & isWide) !== 0;
  const bytes = record.subarray(at + 1, at + 1 + characters * (wide ? 2 : 1));
  return wide ? bytes.toString('utf16le') : singleByteText(bytes);
}

/**
 * The strings that a workbook's cells share ([MS-XLS] 2.4.265). The list runs over several records; where a string is
 * cut, the next record begins with the flags of the rest.
 */
export function sharedStrings(records: readonly Buffer[]): string[] {
  let record = 0;
  let at = 8;
  const current = (): Buffer => {
    while (at >= (records[record]?.length ?? 0)) {
      record += 1;
      at = 0;
      if (record >= records.length) throw new Refusal('damaged');
    }
    return records[record] ?? Buffer.alloc(0);
  };
  const skip = (bytes: number): void => {
    for (let left = bytes; left > 0; ) {
      const step = Math.min(left, current().length - at);
      at += step;
      left -= step;
    }
  };
  const count = records[0]?.readUInt32LE(4) ?? 0;
  const strings: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const header = current();
    let left = header.readUInt16LE(at);
    let flags = header[at + 2] ?? 0;
    at += 3;
    const runs = flags & hasRuns ? header.readUInt16LE(at) : 0;
    if (flags & hasRuns) at += 2;
    const phonetics = flags & hasPhonetics ? header.readUInt32LE(at) : 0;
    if (flags & hasPhonetics) at += 4;
    let text = '';
    while (left > 0) {
      if (at >= (records[record]?.length ?? 0)) {
        flags = current()[at] ?? 0;
        at += 1;
      }
      const width = flags & isWide ? 2 : 1;
      const bytes = current();
      const here = Math.min(left, Math.floor((bytes.length - at) / width));
      if (here === 0) throw new Refusal('damaged');
      const piece = bytes.subarray(at, at + here * width);
      text += width === 2 ? piece.toString('utf16le') : singleByteText(piece);
      at += here * width;
      left -= here;
    }
    skip(runs * 4 + phonetics);
    strings.push(text);
  }
  return strings;
}
