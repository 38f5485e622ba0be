import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import {
  type DirectoryEntry,
  dataDescriptor,
  directoryEntry,
  endOfDirectory,
  localHeader,
} from './zip-records.js';

/** One file of an archive. `size` in bytes and `sha256` in hexadecimal are what its bytes must turn out to be. */
export interface ZipEntry {
  path: string;
  size: number;
  sha256: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

const LONGEST_NAME = 0xffff;

/**
 * Writes a store-only archive as it is read: memory holds one chunk of one entry and the directory so far. The same
 * entries give the same bytes. Throws, naming the entry, when its bytes are not those announced, or its path could
 * leave the folder it is unpacked in or would overwrite another.
 */
export async function* zipArchive(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: DirectoryEntry[] = [];
  const taken = new Set<string>();
  let position = 0;
  for (const entry of entries) {
    refuseUnsafePath(entry.path, taken);
    const offset = position;
    const header = localHeader(entry.path, entry.size);
    yield header;
    const crc = yield* checkedBytes(entry);
    const descriptor = dataDescriptor(crc, entry.size);
    yield descriptor;
    position += header.length + entry.size + descriptor.length;
    directory.push({ path: entry.path, size: entry.size, crc32: crc, offset });
  }
  const start = position;
  for (const entry of directory) {
    const record = directoryEntry(entry);
    yield record;
    position += record.length;
  }
  yield endOfDirectory(directory.length, start, position - start);
}

async function* checkedBytes(entry: ZipEntry): AsyncGenerator<Buffer, number> {
  const hash = createHash('sha256');
  let crc = 0;
  let size = 0;
  for await (const bytes of await entry.open()) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    hash.update(chunk);
    crc = crc32(chunk, crc);
    size += chunk.length;
    // A source that never ends must not fill the store before it is found out.
    if (size > entry.size) break;
    yield chunk;
  }
  if (size !== entry.size) {
    const found = size > entry.size ? 'more' : String(size);
    throw new Error(`${entry.path} should be ${entry.size} bytes long, and ${found} came`);
  }
  if (hash.digest('hex') !== entry.sha256) {
    throw new Error(`${entry.path} is not the file that was approved: its SHA-256 differs`);
  }
  return crc;
}

function refuseUnsafePath(path: string, taken: Set<string>): void {
  const segments = path.split('/');
  const unsafe = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  // A backslash or a colon in the first place is a folder or a drive to Windows.
  if (unsafe || path.includes('\\') || path.includes('\0') || /^[a-z]:/i.test(path)) {
    throw new Error(`${JSON.stringify(path)} is not a safe place in an archive`);
  }
  if (Buffer.byteLength(path) > LONGEST_NAME) throw new Error('A path of the archive is too long');
  if (taken.has(path)) throw new Error(`${path} stands twice in the archive`);
  taken.add(path);
}
