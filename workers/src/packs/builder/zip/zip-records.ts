/**
 * The records of a ZIP archive as APPNOTE.TXT 6.3.10 lays them out, for entries that are stored, never compressed:
 * most evidence is compressed already, and a stored original is byte for byte what was filed.
 */

/** What the central directory says of one entry. */
export interface DirectoryEntry {
  path: string;
  size: number;
  crc32: number;
  /** Where the entry's local header starts, from the first byte of the archive. */
  offset: number;
}

export const LOCAL_HEADER = 0x04034b50;
export const DATA_DESCRIPTOR = 0x08074b50;
export const DIRECTORY_ENTRY = 0x02014b50;
export const END_OF_DIRECTORY = 0x06054b50;
export const ZIP64_END_OF_DIRECTORY = 0x06064b50;
export const ZIP64_LOCATOR = 0x07064b50;

export const LOCAL_HEADER_SIZE = 30;
export const DIRECTORY_ENTRY_SIZE = 46;
export const END_OF_DIRECTORY_SIZE = 22;
export const ZIP64_END_OF_DIRECTORY_SIZE = 56;
export const ZIP64_LOCATOR_SIZE = 20;

/** A 32-bit or 16-bit field with this value says "see the ZIP64 field". */
export const SEE_ZIP64 = 0xffffffff;
export const SEE_ZIP64_SHORT = 0xffff;

export const ZIP64_EXTRA = 1;

const VERSION = 20;
const VERSION_ZIP64 = 45;
const MADE_BY_UNIX = 3 << 8;
/** Names are UTF-8 (bit 11); the CRC follows the bytes (bit 3), since it is known only when they have passed. */
const FLAGS = 0x0800 | 0x0008;
/** Midnight on 1 January 1980, the earliest the format can say: an archive must not depend on the clock. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;
const REGULAR_FILE_0644 = 0o100644;

export function localHeader(path: string, size: number): Buffer {
  const name = Buffer.from(path, 'utf8');
  const zip64 = needsZip64(size);
  const extra = zip64 ? zip64Extra([0n, 0n]) : Buffer.alloc(0);
  const header = Buffer.alloc(LOCAL_HEADER_SIZE);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(zip64 ? VERSION_ZIP64 : VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DOS_TIME, 10);
  header.writeUInt16LE(DOS_DATE, 12);
  // With bit 3 set, CRC and sizes are zero here and follow in the data descriptor (4.4.4).
  header.writeUInt32LE(zip64 ? SEE_ZIP64 : 0, 18);
  header.writeUInt32LE(zip64 ? SEE_ZIP64 : 0, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

export function dataDescriptor(crc32: number, size: number): Buffer {
  const zip64 = needsZip64(size);
  const descriptor = Buffer.alloc(zip64 ? 24 : 16);
  descriptor.writeUInt32LE(DATA_DESCRIPTOR, 0);
  descriptor.writeUInt32LE(crc32, 4);
  if (zip64) {
    descriptor.writeBigUInt64LE(BigInt(size), 8);
    descriptor.writeBigUInt64LE(BigInt(size), 16);
  } else {
    descriptor.writeUInt32LE(size, 8);
    descriptor.writeUInt32LE(size, 12);
  }
  return descriptor;
}

export function directoryEntry({ path, size, crc32, offset }: DirectoryEntry): Buffer {
  const name = Buffer.from(path, 'utf8');
  const large = needsZip64(size);
  const far = needsZip64(offset);
  const wide = [...(large ? [BigInt(size), BigInt(size)] : []), ...(far ? [BigInt(offset)] : [])];
  const extra = wide.length > 0 ? zip64Extra(wide) : Buffer.alloc(0);
  const entry = Buffer.alloc(DIRECTORY_ENTRY_SIZE);
  entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
  entry.writeUInt16LE(MADE_BY_UNIX | VERSION_ZIP64, 4);
  entry.writeUInt16LE(wide.length > 0 ? VERSION_ZIP64 : VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DOS_TIME, 12);
  entry.writeUInt16LE(DOS_DATE, 14);
  entry.writeUInt32LE(crc32, 16);
  entry.writeUInt32LE(large ? SEE_ZIP64 : size, 20);
  entry.writeUInt32LE(large ? SEE_ZIP64 : size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(REGULAR_FILE_0644 * 0x10000, 38);
  entry.writeUInt32LE(far ? SEE_ZIP64 : offset, 42);
  return Buffer.concat([entry, name, extra]);
}

/** The last records. `start` and `size` are those of the central directory, in bytes. */
export function endOfDirectory(entries: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(END_OF_DIRECTORY_SIZE);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(Math.min(entries, SEE_ZIP64_SHORT), 8);
  end.writeUInt16LE(Math.min(entries, SEE_ZIP64_SHORT), 10);
  end.writeUInt32LE(Math.min(size, SEE_ZIP64), 12);
  end.writeUInt32LE(Math.min(start, SEE_ZIP64), 16);
  const zip64 = entries >= SEE_ZIP64_SHORT || needsZip64(size) || needsZip64(start);
  return zip64 ? Buffer.concat([zip64End(entries, start, size), end]) : end;
}

function zip64End(entries: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(ZIP64_END_OF_DIRECTORY_SIZE);
  end.writeUInt32LE(ZIP64_END_OF_DIRECTORY, 0);
  // The record's own size leaves out its signature and this field (4.3.14.1).
  end.writeBigUInt64LE(BigInt(ZIP64_END_OF_DIRECTORY_SIZE - 12), 4);
  end.writeUInt16LE(MADE_BY_UNIX | VERSION_ZIP64, 12);
  end.writeUInt16LE(VERSION_ZIP64, 14);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(ZIP64_LOCATOR_SIZE);
  locator.writeUInt32LE(ZIP64_LOCATOR, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}

function zip64Extra(values: bigint[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(ZIP64_EXTRA, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(value, 4 + index * 8);
  return extra;
}

export function needsZip64(value: number): boolean {
  return value >= SEE_ZIP64;
}
