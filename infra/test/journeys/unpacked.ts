import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface PublishedManifest {
  files: { evidenceId: string; sha256: string; paths: string[] }[];
  leftOut: { reason: string }[];
}

/** Unzips a pack beside itself and lets `sha256sum` check it as an inspector would; gives its manifest. */
export function unpack(folder: string, zip: string): PublishedManifest {
  execFileSync('unzip', ['-q', zip], { cwd: folder });
  execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
  return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as PublishedManifest;
}

/** The words of a PDF in reading order, on one line. */
export const wordsOf = (pdf: string): string =>
  execFileSync('pdftotext', ['-layout', pdf, '-']).toString().replace(/\s+/g, ' ');
