import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

const sliceSize = 4 * 1024 * 1024;

/** SHA-256 in slices: the browser's own digest takes only whole files, and nothing outside secure contexts. */
export async function hashBlob(
  blob: Blob,
  onProgress: (bytes: number) => void,
  slice = sliceSize,
): Promise<string> {
  const hash = sha256.create();
  for (let offset = 0; offset < blob.size; offset += slice) {
    hash.update(new Uint8Array(await blob.slice(offset, offset + slice).arrayBuffer()));
    onProgress(Math.min(offset + slice, blob.size));
  }
  return bytesToHex(hash.digest());
}
