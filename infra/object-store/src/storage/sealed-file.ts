import { type FileHandle, open } from 'node:fs/promises';

/**
 * The one file format on disk: the content, then a record about it as JSON, then the record's length (four
 * bytes, big-endian) and this mark. Content and record are thus one file, which one rename puts in place:
 * neither can be seen without the other, whenever the machine stops. The record follows the content because
 * its checksums are only known when the content has been read.
 */
const MARK = Buffer.from('REVISIT1');
const FOOTER_BYTES = 4 + MARK.length;
/** Most records fit in what the first read takes from the end of the file. */
const TAIL_BYTES = 2048;

export interface SizedRecord {
  /** Length of the content in bytes. */
  readonly size: number;
}

export class DamagedFileError extends Error {
  constructor(path: string) {
    super(`${path} is not a whole file of the object store`);
    this.name = 'DamagedFileError';
  }
}

/** The bytes that end a file whose content has been written. */
export function sealOf(record: SizedRecord): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([json, length, MARK]);
}

/**
 * Reads the record at the end of an open file. `Record` is what the caller sealed files in this place with;
 * the mark and the sizes tell a whole file from anything else.
 */
export async function readSeal<Record extends SizedRecord>(
  handle: FileHandle,
  path: string,
): Promise<Record> {
  const { size: fileSize } = await handle.stat();
  const tail = await readTail(handle, fileSize, TAIL_BYTES);
  if (tail.length < FOOTER_BYTES || !tail.subarray(-MARK.length).equals(MARK))
    throw new DamagedFileError(path);
  const jsonBytes = tail.readUInt32BE(tail.length - FOOTER_BYTES);
  const sealBytes = jsonBytes + FOOTER_BYTES;
  if (sealBytes > fileSize) throw new DamagedFileError(path);
  const seal = sealBytes > tail.length ? await readTail(handle, fileSize, sealBytes) : tail;
  const json = seal.toString('utf8', seal.length - sealBytes, seal.length - FOOTER_BYTES);
  const record: Record = parseRecord(json, path);
  if (record.size !== fileSize - sealBytes) throw new DamagedFileError(path);
  return record;
}

function parseRecord<Record extends SizedRecord>(json: string, path: string): Record {
  try {
    return JSON.parse(json);
  } catch {
    throw new DamagedFileError(path);
  }
}

async function readTail(handle: FileHandle, fileSize: number, bytes: number): Promise<Buffer> {
  const length = Math.min(fileSize, bytes);
  const tail = Buffer.alloc(length);
  const { bytesRead } = await handle.read(tail, 0, length, fileSize - length);
  return tail.subarray(0, bytesRead);
}

export interface OpenSealedFile<Record extends SizedRecord> {
  /** Owned by the caller, who closes it. Its content stays readable after the file is replaced or removed. */
  readonly handle: FileHandle;
  readonly record: Record;
}

export async function openSealed<Record extends SizedRecord>(path: string): Promise<OpenSealedFile<Record>> {
  const handle = await open(path, 'r');
  try {
    return { handle, record: await readSeal<Record>(handle, path) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Reads only the record of a sealed file. */
export async function readSealed<Record extends SizedRecord>(path: string): Promise<Record> {
  const { handle, record } = await openSealed<Record>(path);
  await handle.close();
  return record;
}
