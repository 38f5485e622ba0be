import { request } from '../../app/http.js';
import type { GiveMissing, Given, GiveOrder } from '../../types.js';
import { hashFile } from '../upload/hashFile.js';
import { persist } from '../upload/persist.js';
import { sendOnce } from '../upload/uploadFile.js';

/**
 * Reads the file, sends it and completes it, across dropped connections; the same file begun before goes on where it
 * stopped.
 * @param link `/api/upload-links/{token}`
 * @param onProgress share of the whole, 0 to 1
 */
export async function giveFile(
  link: string,
  file: File,
  said: { title: string; description: string },
  onProgress: (share: number) => void,
): Promise<Given> {
  const signal = new AbortController().signal;
  const wait = { signal, onWaiting: () => {} };
  const sha256 = await hashFile(file, () => {});
  const body = { ...said, fileName: file.name, size: file.size, sha256 };
  const ordered = await persist(() => request<GiveOrder>(`${link}/files`, 'POST', body), wait);
  let order: GiveOrder | null = ordered;
  return persist(async (arrived) => {
    const current =
      order ?? (await request<GiveMissing>(`${link}/files/${encodeURIComponent(ordered.fileId)}`));
    order = null;
    const onBytes = (bytes: number) => onProgress(bytes / Math.max(1, file.size));
    await sendOnce({ file, onProgress: onBytes, signal }, current, arrived);
    return request<Given>(`${link}/complete`, 'POST', { fileId: ordered.fileId });
  }, wait);
}
