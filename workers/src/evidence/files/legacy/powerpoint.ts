import { inflateSync } from 'node:zlib';
import { fileLimits } from '@revisit/core/shared';
import { compoundInBuffer, hasVba } from '../compound/open.js';
import { Refusal, warningFor } from '../policy.js';
import type { TextCollector } from '../text-pages.js';
import { type LegacyReading, type Streams, singleByteText, streamOf } from './legacy.js';

/** Record types of a presentation ([MS-PPT] 2.13.24). */
const is = {
  slide: 0x03ee,
  slidePlace: 0x03f3,
  slideTexts: 0x0ff0,
  wideText: 0x0fa0,
  singleByteText: 0x0fa8,
  macros: 0x0400,
  oleObject: 0x1011,
  outsideLink: 0x0fce,
};
/** How the list of the user's edits begins when the presentation is encrypted ([MS-PPT] 2.3.2). */
const encryptedToken = 0xf3d1c4df;
const mostNesting = 64;

interface PptRecord {
  type: number;
  instance: number;
  content: Buffer;
  children: PptRecord[];
}

function recordsIn(bytes: Buffer, depth = 0): PptRecord[] {
  if (depth > mostNesting) throw new Refusal('self-expanding');
  const records: PptRecord[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const head = bytes.readUInt16LE(at);
    const length = bytes.readUInt32LE(at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    const isContainer = (head & 0x0f) === 0x0f;
    records.push({
      type: bytes.readUInt16LE(at + 2),
      instance: head >> 4,
      content,
      children: isContainer ? recordsIn(content, depth + 1) : [],
    });
    at += 8 + length;
  }
  return records;
}

function* within(records: readonly PptRecord[]): Generator<PptRecord> {
  for (const record of records) {
    yield record;
    yield* within(record.children);
  }
}

const textOf = ({ type, content }: PptRecord): string | null =>
  type === is.wideText
    ? content.toString('utf16le')
    : type === is.singleByteText
      ? singleByteText(content)
      : null;

const lines = (records: Iterable<PptRecord>): string =>
  [...records]
    .map(textOf)
    .filter((text) => text !== null)
    .map((text) => `${text.replaceAll('\x0b', '\n').replaceAll('\r', '\n')}\n`)
    .join('');

/** An object kept inside: packed or not, a compound file that may have macros ([MS-PPT] 2.10.34). */
function assertNoMacrosIn({ instance, content }: PptRecord): void {
  let object = content;
  if (instance === 1) {
    try {
      object = inflateSync(content.subarray(4), { maxOutputLength: fileLimits.attachmentBytes });
    } catch {
      return;
    }
  }
  try {
    if (hasVba(compoundInBuffer(object))) throw new Refusal('macros');
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'damaged') throw error;
  }
}

/**
 * Reads a presentation of before 2007, a page for each slide: what the outline has of it, then what stands in boxes of its own.
 */
export function readLegacyPowerPoint(streams: Streams, text: TextCollector): LegacyReading {
  const user = streams.get('Current User')?.read();
  if (
    streams.has('EncryptedSummary') ||
    (user && user.length >= 16 && user.readUInt32LE(12) === encryptedToken)
  )
    throw new Refusal('password-protected');
  const records = recordsIn(streamOf(streams, 'PowerPoint Document'));
  const all = [...within(records)];
  const objects = all.filter(({ type }) => type === is.oleObject);
  if (
    all.some(
      ({ type, content }) => type === is.macros && content.length >= 8 && content.readUInt32LE(4) !== 0,
    )
  )
    throw new Refusal('macros');
  for (const object of objects) assertNoMacrosIn(object);

  const outline: string[] = [];
  for (const list of all.filter(({ type, instance }) => type === is.slideTexts && instance === 0))
    for (const record of list.children) {
      if (record.type === is.slidePlace) outline.push('');
      else if (outline.length > 0) outline[outline.length - 1] += lines([record]);
    }
  const boxes = all.filter(({ type }) => type === is.slide).map((slide) => lines(within(slide.children)));
  const pages = Math.max(outline.length, 1);
  for (let index = 0; index < pages; index += 1) {
    text.write((outline[index] ?? '') + (boxes[index] ?? ''));
    text.endPage();
  }
  return {
    pageCount: pages,
    warnings: [
      ...(objects.length > 0 ? [warningFor('embedded-files')] : []),
      ...(all.some(({ type }) => type === is.outsideLink) ? [warningFor('external-content')] : []),
    ],
  };
}
