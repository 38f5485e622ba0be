import { Refusal } from '../policy.js';

/** One stream of a compound file, with the path of storages that leads to it. */
export interface CompoundStream {
  path: string;
  size: number;
  read(): Buffer;
}

/** Reads `length` bytes at `position`; fewer at the end of the file. */
export type ReadAt = (position: number, length: number) => Buffer;

const lastRegularSector = 0xfffffffa;
const noStream = 0xffffffff;
const directoryEntryBytes = 128;
/** Streams below this size live in the mini stream, in sectors of 64 bytes ([MS-CFB] 2.2). */
const miniStreamCutoff = 4096;
const miniSectorBytes = 64;
/** A directory of more entries than this is no message and no document. */
const mostEntries = 100_000;

interface DirectoryEntry {
  name: string;
  isStream: boolean;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/**
 * The streams of a compound file ([MS-CFB]), the container of Outlook messages and of Office files before 2007 or with a
 * password. Chains that loop or leave the file are damage, never endless work.
 */
export function readCompound(readAt: ReadAt): CompoundStream[] {
  const header = readAt(0, 512);
  if (header.length < 512) throw new Refusal('damaged');
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new Refusal('damaged');
  const sectorBytes = 2 ** shift;

  const sector = (id: number): Buffer => {
    const bytes = readAt((id + 1) * sectorBytes, sectorBytes);
    if (bytes.length === 0) throw new Refusal('damaged');
    return bytes.length === sectorBytes ? bytes : Buffer.concat([bytes], sectorBytes);
  };
  const allocation = readAllocationTable(header, sector, sectorBytes);
  const chainBytes = (start: number): Buffer => Buffer.concat(chain(start, allocation).map(sector));

  const directory = readDirectory(chainBytes(header.readUInt32LE(48)), sectorBytes);
  const root = directory[0];
  if (!root) throw new Refusal('damaged');
  const miniAllocation = numbersOf(chainBytes(header.readUInt32LE(60)));
  let miniStream: Buffer | undefined;

  function content(entry: DirectoryEntry): Buffer {
    if (entry.size >= miniStreamCutoff) return cut(chainBytes(entry.start), entry.size);
    miniStream ??= root ? chainBytes(root.start) : Buffer.alloc(0);
    const stream = miniStream;
    const sectors = chain(entry.start, miniAllocation).map((id) =>
      stream.subarray(id * miniSectorBytes, (id + 1) * miniSectorBytes),
    );
    return cut(Buffer.concat(sectors), entry.size);
  }
  return listStreams(directory).map(({ path, entry }) => ({
    path,
    size: entry.size,
    read: () => content(entry),
  }));
}

function cut(bytes: Buffer, size: number): Buffer {
  if (bytes.length < size) throw new Refusal('damaged');
  return bytes.subarray(0, size);
}

function numbersOf(bytes: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}

/** The sectors of a chain, in order. A chain cannot have more sectors than its table has places. */
function chain(start: number, table: readonly number[]): number[] {
  const sectors: number[] = [];
  for (let id = start; id <= lastRegularSector; id = table[id] ?? lastRegularSector + 1) {
    if (id >= table.length || sectors.length >= table.length) throw new Refusal('damaged');
    sectors.push(id);
  }
  return sectors;
}

/** The allocation table: its own sectors are listed in the header (109 of them) and then in a chain of lists. */
function readAllocationTable(header: Buffer, sector: (id: number) => Buffer, sectorBytes: number): number[] {
  const perList = sectorBytes / 4 - 1;
  const tableSectors = numbersOf(header.subarray(76, 512));
  const seen = new Set<number>();
  for (let id = header.readUInt32LE(68); id <= lastRegularSector; ) {
    if (seen.has(id)) throw new Refusal('damaged');
    seen.add(id);
    const list = numbersOf(sector(id));
    tableSectors.push(...list.slice(0, perList));
    id = list[perList] ?? noStream;
  }
  const used = tableSectors.filter((id) => id <= lastRegularSector);
  if (used.length !== new Set(used).size) throw new Refusal('damaged');
  return used.flatMap((id) => numbersOf(sector(id)));
}

function readDirectory(bytes: Buffer, sectorBytes: number): DirectoryEntry[] {
  if (bytes.length / directoryEntryBytes > mostEntries) throw new Refusal('damaged');
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + directoryEntryBytes <= bytes.length; at += directoryEntryBytes) {
    const nameBytes = Math.min(bytes.readUInt16LE(at + 64), 64);
    entries.push({
      name: bytes.toString('utf16le', at, at + Math.max(nameBytes - 2, 0)),
      isStream: bytes[at + 66] === 2,
      left: bytes.readUInt32LE(at + 68),
      right: bytes.readUInt32LE(at + 72),
      child: bytes.readUInt32LE(at + 76),
      start: bytes.readUInt32LE(at + 116),
      // Version 3 files leave rubbish in the upper half of the size ([MS-CFB] 2.6.3).
      size:
        bytes.readUInt32LE(at + 120) + (sectorBytes === 4096 ? bytes.readUInt32LE(at + 124) * 2 ** 32 : 0),
    });
  }
  return entries;
}

/** Walks the storages from the root. Each entry is visited once, so a directory that loops is damage. */
function listStreams(directory: readonly DirectoryEntry[]): { path: string; entry: DirectoryEntry }[] {
  const streams: { path: string; entry: DirectoryEntry }[] = [];
  const visited = new Set<number>();
  const waiting = [{ id: directory[0]?.child ?? noStream, folder: '' }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { id, folder } = next;
    if (id === noStream) continue;
    const entry = directory[id];
    if (!entry || visited.has(id)) throw new Refusal('damaged');
    visited.add(id);
    waiting.push({ id: entry.left, folder }, { id: entry.right, folder });
    if (entry.isStream) streams.push({ path: folder + entry.name, entry });
    else waiting.push({ id: entry.child, folder: `${folder}${entry.name}/` });
  }
  return streams;
}
