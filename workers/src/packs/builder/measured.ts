import { createHash } from 'node:crypto';

/** Size in bytes and SHA-256 in hexadecimal of what has passed. */
export interface Measure {
  size: number;
  sha256: string;
}

/**
 * Lets bytes pass as they are asked for, and tells what passed once they have ended. Each chunk is a point where
 * an aborted `signal` stops the flow with its reason, and where `onBytes` hears how many came.
 */
export function measured(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  onBytes: (count: number) => Promise<void> = async () => {},
): { bytes: AsyncGenerator<Buffer>; measure(): Measure } {
  const hash = createHash('sha256');
  let size = 0;
  async function* pass(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      signal.throwIfAborted();
      hash.update(chunk);
      size += chunk.byteLength;
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      await onBytes(chunk.byteLength);
    }
  }
  return { bytes: pass(), measure: () => ({ size, sha256: hash.digest('hex') }) };
}
