import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TemporaryDirectory, temporaryDirectory } from '../testing/temporary-directory.js';
import { DamagedFileError, readSealed, type SizedRecord, sealOf } from './sealed-file.js';

interface Note extends SizedRecord {
  readonly note: string;
}

let directory: TemporaryDirectory;

beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

function sealed(content: Uint8Array, note: string): Buffer {
  const record: Note = { size: content.length, note };
  return Buffer.concat([content, sealOf(record)]);
}

async function read(file: Buffer): Promise<Note> {
  const path = join(directory.path, 'file');
  await writeFile(path, file);
  return readSealed<Note>(path);
}

it('gives the record back, however long it is', async () => {
  const lengths = fc.oneof(fc.nat(100), fc.integer({ min: 1900, max: 9000 }));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), lengths, async (content, length) => {
      const note = 'ü'.repeat(length);
      expect(await read(sealed(content, note))).toEqual({ size: content.length, note });
    }),
    { numRuns: 50 },
  );
});

it('tells a whole file from one that lost bytes at its end, its start or in between', async () => {
  const whole = sealed(Buffer.alloc(50, 'c'), 'note');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 60 }), async (start, length) => {
      const damaged = Buffer.concat([whole.subarray(0, start), whole.subarray(start + length)]);
      await expect(read(damaged)).rejects.toThrow(DamagedFileError);
    }),
  );
});

it('is not taken in by a file that merely looks alike', async () => {
  const whole = sealed(Buffer.alloc(50, 'c'), 'note');
  const otherMark = Buffer.concat([whole.subarray(0, -1), Buffer.from('9')]);
  await expect(read(otherMark)).rejects.toThrow(DamagedFileError);
});
