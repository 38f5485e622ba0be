import type { FileWarning } from '@revisit/core/shared';
import {
  extensionOf,
  type FileKind,
  kindForName,
  type MediaType,
  textLimitBytes,
} from '@revisit/core/shared';
import { isEncryptedOffice, withCompoundFile } from './compound/open.js';
import { Refusal, type RefusalReason, reasonFor, warningFor } from './policy.js';
import { readerFor } from './readers.js';
import { type FileFace, faceOf } from './signature.js';
import { hasText, TextCollector } from './text-pages.js';

export type Inspection =
  | { verdict: 'clean'; mediaType: MediaType; extension: string; warnings: FileWarning[] }
  | { verdict: 'rejected'; reason: RefusalReason };

/**
 * Judges a file by its content against its name. It is opened and read to the end, so that what is `clean` can be read
 * again; whatever is wrong with the file is a verdict with a reason. Throws only when the file cannot be got at.
 *
 * @param path the file on this machine, whatever it is called here
 * @param fileName the name the person's file has
 */
export async function inspectFile(path: string, fileName: string): Promise<Inspection> {
  try {
    const kind = kindForName(fileName);
    const face = await faceOf(path);
    if (face.size === 0) throw new Refusal('empty');
    if (typeof kind === 'string') throw new Refusal(kind);
    assertFace(path, kind, face);
    const warnings = await judge(path, kind);
    return { verdict: 'clean', mediaType: kind.mediaType, extension: extensionOf(fileName), warnings };
  } catch (error) {
    if (error instanceof Refusal) return { verdict: 'rejected', reason: reasonFor(error.code) };
    if (isSystemError(error)) throw error;
    // Readers of hostile bytes fail in ways of their own; a file that makes one fail cannot be opened.
    return { verdict: 'rejected', reason: reasonFor('damaged') };
  }
}

/** A failure of the machine (no such file, no right to read it), not of the file's content. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** Refuses a file whose first and last bytes are not those of its kind. */
function assertFace(path: string, kind: FileKind, { head, signature, endsAsZip }: FileFace): void {
  const isOfficeName = kind.signature === 'zip';
  if (isOfficeName && signature === 'compound' && withCompoundFile(path, isEncryptedOffice)) {
    throw new Refusal('password-protected');
  }
  // Readers look for a PDF's header in the first 1,024 bytes, so other bytes may stand before it (ISO 32000-1, annex H).
  const isLatePdf =
    kind.signature === 'pdf' && signature === 'none' && head.subarray(0, 1024).includes('%PDF-');
  if (signature !== kind.signature && !isLatePdf) throw new Refusal('content-mismatch');
  if (endsAsZip && !isOfficeName) throw new Refusal('two-kinds');
}

async function judge(path: string, { mediaType, old }: FileKind): Promise<FileWarning[]> {
  const reader = await readerFor(mediaType);
  const judged = (await reader.judge?.(path)) ?? [];
  const text = new TextCollector(textLimitBytes);
  const { pageCount, warnings } = await reader.read(path, text);
  const isPicture = mediaType.startsWith('image/');
  const silent = isPicture || hasText(text.finish(pageCount)) ? [] : [warningFor('no-text')];
  const found = [...(old ? [warningFor(old)] : []), ...judged, ...warnings, ...silent];
  // One sentence a rule and page: what judges and what reads may come across the same thing.
  return found.filter(
    (warning, index) =>
      index === found.findIndex(({ code, page }) => code === warning.code && page === warning.page),
  );
}
