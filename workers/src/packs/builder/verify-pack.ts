import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import type { PackManifest } from '@revisit/core';
import { missingClaims } from './claims-in-pages.js';
import { fontCoverage } from './front-section/fonts.js';
import { printableText } from './front-section/printable-text.js';
import { measured } from './measured.js';
import type { BuiltFile, PackStore } from './pack-store.js';
import { pdfPages } from './pdf-pages.js';
import { ByteCursor } from './zip/byte-cursor.js';
import { dataOffset, readDirectory } from './zip/zip-reader.js';
import { type DirectoryEntry, LOCAL_HEADER_SIZE } from './zip/zip-records.js';
import type { ZipEntry } from './zip/zip-writer.js';

export interface VerifyPackInput {
  manifest: PackManifest;
  /** What the archive must hold, in its order. */
  contents: readonly Pick<ZipEntry, 'path' | 'size' | 'sha256'>[];
  files: readonly [pdf: BuiltFile, zip: BuiltFile];
  store: PackStore;
  onBytes: (count: number) => Promise<void>;
  signal: AbortSignal;
}

/**
 * Reads a built pack back from the store and checks it with other code than wrote it: the PDF opens, has its pages
 * and says every claim; the archive's directory lists what it should, and every file in it has its SHA-256.
 * Rejects with the first thing that is not so.
 */
export async function verifyPack(input: VerifyPackInput): Promise<void> {
  await verifyPdf(input);
  await verifyArchive(input);
}

async function verifyPdf({ manifest, files: [pdf], store, signal }: VerifyPackInput): Promise<void> {
  const stored = measured(await store.get(pdf.name, { start: 0, end: pdf.size }), signal);
  const bytes = await buffer(stored.bytes);
  expectSame(pdf.name, 'SHA-256', stored.measure().sha256, pdf.sha256);
  const pages = await pdfPages(bytes);
  expectSame(pdf.name, 'number of pages', pages.length, pdf.pages);
  const fonts = await fontCoverage();
  const claims = manifest.areas.flatMap(({ evidence }) =>
    evidence.map(({ no, claim }) => ({ no, claim: printableText(claim, fonts) })),
  );
  const missing = missingClaims(claims, pages);
  if (missing.length > 0) throw new Error(`${pdf.name} does not show the claims of ${missing.join(', ')}`);
}

async function verifyArchive(input: VerifyPackInput): Promise<void> {
  const { contents, store, onBytes, signal } = input;
  const [, zip] = input.files;
  const directory = await readDirectory(zip.size, async (start, end) =>
    buffer(await store.get(zip.name, { start, end })),
  );
  expectSame(zip.name, 'number of files', directory.length, contents.length);
  const whole = measured(await store.get(zip.name, { start: 0, end: zip.size }), signal, onBytes);
  const cursor = new ByteCursor(whole.bytes);
  for (const [index, entry] of directory.entries()) {
    const expected = contents[index]!;
    expectSame(zip.name, `file ${index + 1}`, entry.path, expected.path);
    expectSame(entry.path, 'size', entry.size, expected.size);
    expectSame(entry.path, 'SHA-256', await storedSha256(cursor, entry), expected.sha256);
  }
  await cursor.skipTo(zip.size);
  await cursor.expectEnd();
  expectSame(zip.name, 'SHA-256', whole.measure().sha256, zip.sha256);
}

async function storedSha256(cursor: ByteCursor, entry: DirectoryEntry): Promise<string> {
  await cursor.skipTo(entry.offset);
  const header = await cursor.take(LOCAL_HEADER_SIZE);
  await cursor.skipTo(entry.offset + dataOffset(header));
  const hash = createHash('sha256');
  let crc = 0;
  await cursor.each(entry.size, (chunk) => {
    hash.update(chunk);
    crc = crc32(chunk, crc);
  });
  expectSame(entry.path, 'CRC-32', crc, entry.crc32);
  return hash.digest('hex');
}

function expectSame(name: string, what: string, found: unknown, expected: unknown): void {
  if (found !== expected)
    throw new Error(`${name} was not built right: its ${what} is ${found}, not ${expected}`);
}
