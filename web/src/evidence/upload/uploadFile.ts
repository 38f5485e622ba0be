import { request } from '../../app/http.js';
import type { UploadMissing, UploadOrder, UploadPart } from '../../types.js';
import { inParallel } from './inParallel.js';
import { PutRefused, put, type SignedPut } from './put.js';

interface Upload {
  /** `/api/programmes/{slug}/evidence/{id}` */
  evidence: string;
  file: File;
  sha256: string;
  /** Bytes the store has, of `file.size`. */
  onProgress: (sent: number) => void;
  signal: AbortSignal;
}

/** Two at a time: one request's latency hides behind the other's bytes, and an office's line stays usable. */
const partsAtOnce = 2;
const attempts = 4;

type Order = Pick<UploadMissing, 'number' | 'parts'> & { upload?: SignedPut };

const orderOf = ({ number, upload, parts = [] }: UploadOrder): Order => ({ number, upload, parts });

/**
 * Announces a new version, PUTs its bytes straight to the object store (in parts when the API orders parts)
 * and completes it. After a dropped connection it asks what is missing and sends only that.
 * @returns the version's number, and the evidence with the same bytes if the person may open it
 */
export async function uploadFile(upload: Upload): Promise<Pick<UploadOrder, 'number' | 'duplicateOf'>> {
  const { evidence, file, sha256 } = upload;
  const ordered = await request<UploadOrder>(`${evidence}/versions`, 'POST', {
    fileName: file.name,
    size: file.size,
    sha256,
  });
  await send(upload, orderOf(ordered));
  await request(`${evidence}/versions/${ordered.number}/complete`, 'POST', {});
  return { number: ordered.number, duplicateOf: ordered.duplicateOf };
}

/** Goes on with an upload that was left: sends what has not arrived, then completes it. */
export async function resumeUpload(upload: Upload, number: number): Promise<void> {
  const missing = await missingOf(upload, number);
  if (missing.state === 'awaiting') {
    await send(upload, missing);
    await request(`${upload.evidence}/versions/${number}/complete`, 'POST', {});
  }
}

const missingOf = ({ evidence }: Upload, number: number) =>
  request<UploadMissing>(`${evidence}/versions/${number}/upload`);

async function send(upload: Upload, first: Order): Promise<void> {
  let order = first;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce(upload, order);
    } catch (error) {
      const lost =
        error instanceof PutRefused && (error.status === 0 || error.status === 403 || error.status >= 500);
      if (!lost || attempt === attempts) throw error;
      // Signed anew: the old addresses may have run out while the line was down.
      order = await missingOf(upload, order.number);
    }
  }
}

async function sendOnce({ file, onProgress, signal }: Upload, order: Order): Promise<void> {
  if (order.upload) {
    await put(order.upload, file, onProgress, signal);
    return;
  }
  const missing = order.parts.reduce((sum, part) => sum + part.size, 0);
  const sent = new Map<number, number>();
  const report = (part: UploadPart, bytes: number) => {
    sent.set(part.number, bytes);
    onProgress(file.size - missing + [...sent.values()].reduce((sum, each) => sum + each, 0));
  };
  await inParallel(order.parts, partsAtOnce, async (part) => {
    await put(part, file.slice(part.offset, part.offset + part.size), (bytes) => report(part, bytes), signal);
    report(part, part.size);
  });
}
