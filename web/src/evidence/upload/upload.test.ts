import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashBlob } from './hashBlob.js';
import { inParallel } from './inParallel.js';

describe('uploads', () => {
  test('the hash in slices is the hash of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5000 }),
        fc.integer({ min: 1, max: 700 }),
        async (bytes, slice) => {
          const progress: number[] = [];
          const hash = await hashBlob(
            new Blob([new Uint8Array(bytes)]),
            (read) => progress.push(read),
            slice,
          );
          expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
          expect(progress.at(-1) ?? 0).toBe(bytes.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('parts go at most so many at once, each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
        async (size, limit) => {
          let running = 0;
          let most = 0;
          const seen: number[] = [];
          await inParallel(
            Array.from({ length: size }, (_, index) => index),
            limit,
            async (item) => {
              running += 1;
              most = Math.max(most, running);
              await Promise.resolve();
              seen.push(item);
              running -= 1;
            },
          );
          expect(most).toBeLessThanOrEqual(limit);
          expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
        },
      ),
    );
  });

  test('after a failure no new part is begun', async () => {
    const begun: number[] = [];
    const work = inParallel([1, 2, 3, 4], 1, async (item) => {
      begun.push(item);
      if (item === 2) throw new Error('the line is down');
    });
    await expect(work).rejects.toThrow('the line is down');
    expect(begun).toEqual([1, 2]);
  });
});
