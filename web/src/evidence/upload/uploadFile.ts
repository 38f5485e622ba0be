import { request } from '../../app/http.js';
import type { CompletedVersion, UploadMissing, UploadOrder, UploadPart } from '../../types.js';
import { inParallel } from './inParallel.js';
import { persist } from './persist.js';
import { put, type SignedPut } from './put.js';

export interface Upload {
  /** What the versions hang on: `/api/programmes/{slug}/evidence/{id}` */
  evidence: string;
  file: File;
  sha256: string;
  /** Bytes the store has, of `file.size`. */
  onProgress: (sent: number) => void;
  /** The connection is gone; the upload goes on by itself when it is back. */
  onWaiting?: () => void;
  signal: AbortSignal;
}

/** Two at a time: one request's latency hides behind the other's bytes, and an office's line stays usable. */
const partsAtOnce = 2;

/** What is still to be sent, as the API orders it. */
export interface Order {
  upload?: SignedPut;
  parts?: UploadPart[];
}

/** Evidence with the same bytes that the person may open. */
export type Twin = NonNullable<UploadOrder['duplicateOf']>;

const through = <Result>(upload: Upload, work: (arrived: () => void) => Promise<Result>): Promise<Result> =>
  persist(work, { signal: upload.signal, onWaiting: upload.onWaiting ?? (() => {}) });

/**
 * Announces a new version, PUTs its bytes straight to the object store (in parts when the API orders parts)
 * and completes it. Across dropped connections it asks what is missing and sends only that.
 * @param onAnnounced the version's number, as soon as it is known: an upload that is left can then be gone on with
 */
export async function uploadFile(
  upload: Upload,
  onAnnounced: (number: number) => void = () => {},
): Promise<{ number: number; duplicateOf?: Twin }> {
  const { evidence, file, sha256 } = upload;
  const ordered = await through(upload, () =>
    request<UploadOrder>(`${evidence}/versions`, 'POST', { fileName: file.name, size: file.size, sha256 }),
  );
  onAnnounced(ordered.number);
  const completed = await deliver(upload, ordered);
  return { number: ordered.number, duplicateOf: ordered.duplicateOf ?? completed?.duplicateOf };
}

/**
 * Goes on with an upload that was left: sends what has not arrived, then completes it.
 * @returns false when nobody waits for it any more: it was discarded, or waited too long
 */
export async function resumeUpload(upload: Upload, number: number): Promise<boolean> {
  const missing = await through(upload, () => missingOf(upload, number));
  if (missing.state === 'awaiting') await deliver(upload, missing);
  return missing.state !== 'expired' && missing.state !== 'discarded';
}

const missingOf = ({ evidence }: Upload, number: number) =>
  request<UploadMissing>(`${evidence}/versions/${number}/upload`);

/** Sends and completes; after a failure only what is still missing, under addresses signed anew. */
async function deliver(
  upload: Upload,
  first: Order & { number: number },
): Promise<CompletedVersion | undefined> {
  const { number } = first;
  let order: Order | null = first;
  return through(upload, async (arrived) => {
    const current: Order = order ?? (await missingOf(upload, number));
    order = null;
    await sendOnce(upload, current, arrived);
    return request<CompletedVersion>(`${upload.evidence}/versions/${number}/complete`, 'POST', {});
  });
}

/** PUTs what is ordered; nothing when nothing is. `arrived` is told of each part. */
export async function sendOnce(
  { file, onProgress, signal }: Pick<Upload, 'file' | 'onProgress' | 'signal'>,
  { upload, parts = [] }: Order,
  arrived: () => void,
): Promise<void> {
  if (upload) {
    await put(upload, file, onProgress, signal);
    return;
  }
  const missing = parts.reduce((sum, part) => sum + part.size, 0);
  const sent = new Map<number, number>();
  const report = (part: UploadPart, bytes: number) => {
    sent.set(part.number, bytes);
    onProgress(file.size - missing + [...sent.values()].reduce((sum, each) => sum + each, 0));
  };
  await inParallel(parts, partsAtOnce, async (part) => {
    await put(part, file.slice(part.offset, part.offset + part.size), (bytes) => report(part, bytes), signal);
    report(part, part.size);
    arrived();
  });
}
