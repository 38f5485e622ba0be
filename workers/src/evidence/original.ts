import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core, VersionRow } from '@revisit/core';

/** Brings an original into the job's folder and says what it really is: its length and SHA-256 (lower-case hex). */
export async function fetchOriginal(
  core: Core,
  version: Pick<VersionRow, 'storage_key'>,
  folder: string,
  signal: AbortSignal,
): Promise<{ file: string; size: number; sha256: string }> {
  const file = path.join(folder, 'original');
  const hash = createHash('sha256');
  let size = 0;
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(await core.storage.read(version.storage_key), tap, createWriteStream(file), { signal });
  return { file, size, sha256: hash.digest('hex') };
}
