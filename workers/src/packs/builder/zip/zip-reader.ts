import {
  DIRECTORY_ENTRY,
  DIRECTORY_ENTRY_SIZE,
  type DirectoryEntry,
  END_OF_DIRECTORY,
  END_OF_DIRECTORY_SIZE,
  LOCAL_HEADER,
  LOCAL_HEADER_SIZE,
  SEE_ZIP64,
  SEE_ZIP64_SHORT,
  ZIP64_END_OF_DIRECTORY,
  ZIP64_END_OF_DIRECTORY_SIZE,
  ZIP64_EXTRA,
  ZIP64_LOCATOR,
  ZIP64_LOCATOR_SIZE,
} from './zip-records.js';

/** Reads bytes `start` up to and without `end` of the archive. */
export type ReadRange = (start: number, end: number) => Promise<Buffer>;

interface DirectoryPlace {
  entries: number;
  start: number;
  size: number;
}

/**
 * Reads the central directory of an archive of `size` bytes that `zipArchive` wrote, in its own order.
 * Throws when a record is not where it should be: archives with comments or foreign records are not expected here.
 */
export async function readDirectory(size: number, read: ReadRange): Promise<DirectoryEntry[]> {
  const place = await findDirectory(size, read);
  const bytes = await read(place.start, place.start + place.size);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    expectSignature(bytes, at, DIRECTORY_ENTRY, 'directory entry');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + DIRECTORY_ENTRY_SIZE + nameLength + extraLength;
    entries.push(readEntry(bytes.subarray(at, next), nameLength));
    at = next;
  }
  if (entries.length !== place.entries) {
    throw new Error(`The archive announces ${place.entries} files and lists ${entries.length}`);
  }
  return entries;
}

/** How far an entry's bytes lie behind its local header, which starts at the first of `header`'s bytes. */
export function dataOffset(header: Buffer): number {
  expectSignature(header, 0, LOCAL_HEADER, 'local header');
  return LOCAL_HEADER_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function findDirectory(size: number, read: ReadRange): Promise<DirectoryPlace> {
  const endAt = size - END_OF_DIRECTORY_SIZE;
  if (endAt < 0) throw new Error('The archive is too short to be one');
  const end = await read(endAt, size);
  expectSignature(end, 0, END_OF_DIRECTORY, 'end of the directory');
  const place = { entries: end.readUInt16LE(10), size: end.readUInt32LE(12), start: end.readUInt32LE(16) };
  const zip64 = place.entries === SEE_ZIP64_SHORT || place.size === SEE_ZIP64 || place.start === SEE_ZIP64;
  return zip64 ? findZip64Directory(endAt, read) : place;
}

async function findZip64Directory(endAt: number, read: ReadRange): Promise<DirectoryPlace> {
  const locator = await read(endAt - ZIP64_LOCATOR_SIZE, endAt);
  expectSignature(locator, 0, ZIP64_LOCATOR, 'ZIP64 locator');
  const at = Number(locator.readBigUInt64LE(8));
  const end = await read(at, at + ZIP64_END_OF_DIRECTORY_SIZE);
  expectSignature(end, 0, ZIP64_END_OF_DIRECTORY, 'ZIP64 end of the directory');
  return {
    entries: Number(end.readBigUInt64LE(32)),
    size: Number(end.readBigUInt64LE(40)),
    start: Number(end.readBigUInt64LE(48)),
  };
}

function readEntry(record: Buffer, nameLength: number): DirectoryEntry {
  const path = record.toString('utf8', DIRECTORY_ENTRY_SIZE, DIRECTORY_ENTRY_SIZE + nameLength);
  const wide = wideValues(record.subarray(DIRECTORY_ENTRY_SIZE + nameLength));
  // The ZIP64 field holds only those values that do not fit, in this order: size, stored size, offset.
  const size = record.readUInt32LE(24);
  const stored = record.readUInt32LE(20);
  const offset = record.readUInt32LE(42);
  const wholeSize = size === SEE_ZIP64 ? wide.shift() : size;
  if (stored === SEE_ZIP64) wide.shift();
  const wholeOffset = offset === SEE_ZIP64 ? wide.shift() : offset;
  if (wholeSize === undefined || wholeOffset === undefined) throw new Error(`${path} lacks its ZIP64 field`);
  return { path, size: wholeSize, crc32: record.readUInt32LE(16), offset: wholeOffset };
}

function wideValues(extra: Buffer): number[] {
  if (extra.length < 4 || extra.readUInt16LE(0) !== ZIP64_EXTRA) return [];
  const count = extra.readUInt16LE(2) / 8;
  return Array.from({ length: count }, (_, index) => Number(extra.readBigUInt64LE(4 + index * 8)));
}

function expectSignature(bytes: Buffer, at: number, signature: number, name: string): void {
  if (bytes.readUInt32LE(at) !== signature) throw new Error(`The archive has no ${name} where it should`);
}
