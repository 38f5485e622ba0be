import { assertNoDde } from '../office/fields.js';
import { Refusal } from '../policy.js';
import type { TextCollector } from '../text-pages.js';
import { type LegacyReading, type Streams, singleByteText, streamOf } from './legacy.js';

/** Places in the file information block of a Word document ([MS-DOC] 2.5). */
const fib = {
  magic: 0xa5ec,
  version: 2,
  flags: 0x0a,
  textStart: 0x18,
  textEnd: 0x1c,
  pieces: 0x1a2,
  piecesSize: 0x1a6,
};
const encryptedFlag = 0x0100;
const secondTableFlag = 0x0200;
/** Word 97, the first version whose text is a list of pieces in a stream of its own. */
const word97 = 0x00c1;
const pieceBytes = 8;
/** A piece whose text is one byte a character ([MS-DOC] 2.9.73). */
const singleByte = 0x4000_0000;

/** Marks within the text: a field's instruction stands between the first two. */
const fieldBegins = '\x13';
const fieldShows = '\x14';
const fieldEnds = '\x15';

// biome-ignore lint/suspicious/noControlCharactersInRegex: Word's own marks are control characters
const fieldMark = /([\x13-\x15])/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: lines, pages and paragraphs end with these
const lineEnd = /[\x0b-\x0d]/g;
const cellEnd = '\x07';

/** Where the text lies: pieces of the main stream, in the order of the text. */
function* piecesOf(
  table: Buffer,
  at: number,
  size: number,
): Generator<{ start: number; length: number; wide: boolean }> {
  const end = at + size;
  let place = at;
  // Settings of the last save stand before the list.
  while (place < end && table[place] === 1) place += 3 + table.readUInt16LE(place + 1);
  if (table[place] !== 2) throw new Refusal('damaged');
  const bytes = table.readUInt32LE(place + 1);
  const first = place + 5;
  const count = Math.floor((bytes - 4) / (4 + pieceBytes));
  for (let index = 0; index < count; index += 1) {
    const from = table.readUInt32LE(first + index * 4);
    const to = table.readUInt32LE(first + (index + 1) * 4);
    const where = table.readUInt32LE(first + (count + 1) * 4 + index * pieceBytes + 2);
    const wide = (where & singleByte) === 0;
    const start = wide ? where : (where & ~singleByte) / 2;
    yield { start, length: (to - from) * (wide ? 2 : 1), wide };
  }
}

function rawText(streams: Streams): string {
  const main = streamOf(streams, 'WordDocument');
  if (main.length < 0x200 || main.readUInt16LE(0) !== fib.magic) throw new Refusal('damaged');
  const flags = main.readUInt16LE(fib.flags);
  if (flags & encryptedFlag) throw new Refusal('password-protected');
  if (main.readUInt16LE(fib.version) < word97)
    return singleByteText(main.subarray(main.readUInt32LE(fib.textStart), main.readUInt32LE(fib.textEnd)));
  const table = streamOf(streams, flags & secondTableFlag ? '1Table' : '0Table');
  let text = '';
  for (const { start, length, wide } of piecesOf(
    table,
    main.readUInt32LE(fib.pieces),
    main.readUInt32LE(fib.piecesSize),
  )) {
    if (start + length > main.length) throw new Refusal('damaged');
    const bytes = main.subarray(start, start + length);
    text += wide ? bytes.toString('utf16le') : singleByteText(bytes);
  }
  return text;
}

/**
 * Reads the text of a Word document of before 2007: all of it, with notes and headers behind the body, as one page, since
 * only Word knows where its pages end. Field instructions are not text, and one that is DDE refuses the file.
 */
export function readLegacyWord(streams: Streams, text: TextCollector): LegacyReading {
  /** The instruction of each open field; null behind its separator, where its result stands. */
  const open: (string | null)[] = [];
  for (const piece of rawText(streams).split(fieldMark)) {
    if (piece === fieldBegins) open.push('');
    else if (piece === fieldEnds) open.pop();
    else if (piece === fieldShows) {
      assertNoDde(open.pop() ?? '');
      open.push(null);
    } else if (typeof open.at(-1) === 'string') {
      open[open.length - 1] += piece;
      assertNoDde(open.at(-1) ?? '');
    } else text.write(piece.replaceAll(cellEnd, '\t').replace(lineEnd, '\n'));
  }
  text.endPage();
  return { pageCount: null, warnings: [] };
}
