import { closeSync, openSync, readSync } from 'node:fs';
import { type CompoundStream, readCompound } from './compound.js';

export function compoundInBuffer(bytes: Buffer): CompoundStream[] {
  return readCompound((position, length) => bytes.subarray(position, position + length));
}

/** Opens the compound file at `path`, hands its streams to `use`, and closes it whatever happens. */
export function withCompoundFile<Result>(path: string, use: (streams: CompoundStream[]) => Result): Result {
  const file = openSync(path, 'r');
  try {
    return use(
      readCompound((position, length) => {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(file, bytes, 0, length, position));
      }),
    );
  } finally {
    closeSync(file);
  }
}

/** VBA lives in a storage named VBA wherever the format puts it ([MS-OVBA] 2.2.1). */
export const hasVba = (streams: readonly CompoundStream[]): boolean =>
  streams.some(({ path }) => /(^|\/)(VBA|_VBA_PROJECT_CUR|Macros)\//i.test(path));

/** An Office document with a password is a compound file of these two streams ([MS-OFFCRYPTO] 2.3.1). */
export const isEncryptedOffice = (streams: readonly CompoundStream[]): boolean =>
  ['EncryptionInfo', 'EncryptedPackage'].every((name) => streams.some(({ path }) => path === name));
