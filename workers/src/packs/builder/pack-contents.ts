import { createHash } from 'node:crypto';
import type { PackManifest, PublishedManifest } from '@revisit/core';
import { indexPage } from './index-page.js';
import { sha256Sums } from './sha256sums.js';
import type { ZipEntry } from './zip/zip-writer.js';

/** Opens an original by the key it is stored under. */
export type ReadOriginal = (storageKey: string) => Promise<AsyncIterable<Uint8Array>>;

export const FRONT_SECTION_PATH = 'Readiness pack.pdf';

/** The front section as it was compiled: its size in bytes, its SHA-256, and a way to read it. */
export interface FrontSection {
  size: number;
  sha256: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * Everything that stands in the archive, in its order: what people open first, the lists they check it by, then
 * the originals. `SHA256SUMS` covers all of it but itself.
 */
export function packContents(
  manifest: PackManifest,
  published: PublishedManifest,
  frontSection: FrontSection,
  readOriginal: ReadOriginal,
): ZipEntry[] {
  const readable = [
    { path: FRONT_SECTION_PATH, ...frontSection },
    entryOf('index.html', Buffer.from(indexPage(manifest, published.sha256))),
    entryOf('manifest.json', published.json),
  ];
  const originals = manifest.files.flatMap(({ paths, size, sha256, storageKey }) =>
    paths.map((path) => ({ path, size, sha256, open: () => readOriginal(storageKey) })),
  );
  const sums = sha256Sums([...readable, ...originals]);
  return [...readable, entryOf('SHA256SUMS', Buffer.from(sums)), ...originals];
}

function entryOf(path: string, content: Buffer): ZipEntry {
  return {
    path,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    open: async () => oneChunk(content),
  };
}

async function* oneChunk(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
