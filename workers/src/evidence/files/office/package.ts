import type { Readable } from 'node:stream';
import { fileLimits } from '@revisit/core/shared';
import yauzl from 'yauzl';
import { Refusal } from '../policy.js';

/** A ZIP file that holds an Office or OpenDocument document, opened under limits. Names are exact. */
export interface DocumentPackage {
  entries: ReadonlyMap<string, yauzl.Entry>;
  /** A stream of one part, unpacked; it fails when the part is larger than its directory says. */
  stream(name: string): Promise<Readable>;
  /** A part as bytes; null when there is none of that name, or when it is larger than `limit` bytes. */
  bytes(name: string, limit: number): Promise<Buffer | null>;
  close(): void;
}

const isFolder = (entry: yauzl.Entry): boolean => entry.fileName.endsWith('/');

function checkSize(entry: yauzl.Entry): void {
  if (entry.uncompressedSize <= fileLimits.unpackRatioGraceBytes) return;
  if (entry.uncompressedSize > entry.compressedSize * fileLimits.unpackRatio) {
    throw new Refusal('unpacks-too-large');
  }
}

/**
 * Reads the directory and judges it before anything is unpacked: number of parts, sizes, ratios, encryption, names. yauzl
 * refuses absolute names and `..`, and while unpacking it holds each part to the size judged here.
 */
async function readDirectory(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  const seen = new Set<string>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const sameName = entry.fileName.toLowerCase();
    // Readers differ in which of two equal names they take, so what is checked might not be what is opened.
    if (seen.has(sameName)) throw new Refusal('misleading-parts');
    seen.add(sameName);
    if (seen.size > fileLimits.packageParts) throw new Refusal('too-many-parts');
    if (entry.isEncrypted()) throw new Refusal('password-protected');
    checkSize(entry);
    unpacked += entry.uncompressedSize;
    if (unpacked > fileLimits.unpackedBytes) throw new Refusal('unpacks-too-large');
    if (!isFolder(entry)) entries.set(entry.fileName, entry);
  }
  return entries;
}

const unsafeName = /invalid (relative path|characters in fileName)|absolute path/i;

/** Opens a package, or throws the refusal its directory earns. The caller closes it. */
export async function openPackage(source: string | Buffer): Promise<DocumentPackage> {
  const options = { autoClose: false, lazyEntries: true };
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await (typeof source === 'string'
      ? yauzl.openPromise(source, options)
      : yauzl.fromBufferPromise(source, options));
    if (zip.entryCount > fileLimits.packageParts) throw new Refusal('too-many-parts');
    return packageOver(zip, await readDirectory(zip));
  } catch (error) {
    zip?.close();
    if (error instanceof Refusal) throw error;
    const message = error instanceof Error ? error.message : '';
    throw new Refusal(unsafeName.test(message) ? 'misleading-parts' : 'damaged');
  }
}

function packageOver(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): DocumentPackage {
  async function stream(name: string): Promise<Readable> {
    const entry = entries.get(name);
    if (!entry?.canDecodeFileData()) throw new Refusal('damaged');
    return zip.openReadStreamPromise(entry);
  }
  async function bytes(name: string, limit: number): Promise<Buffer | null> {
    const entry = entries.get(name);
    if (!entry || entry.uncompressedSize > limit) return null;
    const pieces: Buffer[] = [];
    for await (const piece of await stream(name)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
  return { entries, stream, bytes, close: () => zip.close() };
}
