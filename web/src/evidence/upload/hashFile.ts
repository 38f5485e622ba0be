import type { HashReport } from './hash.worker.js';

/**
 * SHA-256 of a file as 64 hexadecimal digits, reckoned in a worker so that the page stays free. The file is
 * read in slices: a gigabyte needs no gigabyte of memory.
 * @param onProgress bytes read so far
 */
export function hashFile(file: File, onProgress: (bytes: number) => void): Promise<string> {
  const worker = new Worker(new URL('./hash.worker.js', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<HashReport>) => {
      if ('bytes' in data) onProgress(data.bytes);
      else if ('sha256' in data) resolve(data.sha256);
      else reject(new Error(data.failure));
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
