import { createReadStream } from 'node:fs';
import { type PackManifest, publishManifest } from '@revisit/core';
import { compileFrontSection } from './front-section/compile.js';
import { fontCoverage } from './front-section/fonts.js';
import { frontSectionView } from './front-section/view.js';
import { measured } from './measured.js';
import { packContents, type ReadOriginal } from './pack-contents.js';
import type { BuiltFile, PackStore } from './pack-store.js';
import { byteProgress, type ReportProgress } from './progress.js';

import { verifyPack } from './verify-pack.js';
import { zipArchive } from './zip/zip-writer.js';

export interface BuildPackInput {
  manifest: PackManifest;
  readOriginal: ReadOriginal;
  store: PackStore;
  /** An empty folder of this build alone; whoever made it removes it, whatever the outcome. */
  workDir: string;
  onProgress: ReportProgress;
  signal: AbortSignal;
}

/**
 * Builds a readiness pack from its frozen manifest: the front section as a PDF, and an archive of it with every
 * original. Bytes stream from the originals into the store; memory does not grow with them. What was built is read
 * again from the store and checked before this resolves. Rejects when an original is not the file that was
 * approved, when a check fails, or with the signal's reason; what it had put in the store is the caller's to remove.
 */
export async function buildPack(input: BuildPackInput): Promise<{ files: [BuiltFile, BuiltFile] }> {
  const { manifest, store, workDir, onProgress, signal } = input;
  signal.throwIfAborted();
  const published = publishManifest(manifest);
  const name = `${manifest.programme.slug}-readiness-pack-${manifest.asAt}`;

  await onProgress(0, 'Writing the front section');
  const fonts = await fontCoverage();
  const compiled = await compileFrontSection(
    frontSectionView(manifest, published.sha256, fonts),
    workDir,
    signal,
  );
  const openPdf = () => createReadStream(compiled.path);
  const pdfBytes = measured(openPdf(), signal);
  await store.put(`${name}.pdf`, pdfBytes.bytes);
  const pdf = pdfBytes.measure();

  const frontSection = { ...pdf, open: async () => openPdf() };
  const contents = packContents(manifest, published, frontSection, input.readOriginal);
  const total = contents.reduce((sum, { size }) => sum + size, 0);
  await onProgress(10, 'Adding the originals');
  const copying = byteProgress(onProgress, 'Adding the originals', { from: 10, to: 70, total });
  const zipBytes = measured(zipArchive(contents), signal, copying);
  await store.put(`${name}.zip`, zipBytes.bytes);

  const files: [BuiltFile, BuiltFile] = [
    { name: `${name}.pdf`, ...pdf, pages: compiled.pageCount },
    { name: `${name}.zip`, ...zipBytes.measure(), pages: null },
  ];
  await onProgress(70, 'Checking the pack');
  const checking = byteProgress(onProgress, 'Checking the pack', { from: 70, to: 99, total });
  await verifyPack({ manifest, contents, files, store, onBytes: checking, signal });
  await onProgress(100, 'Ready');
  return { files };
}
