import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refused, refusedBy, unreachable } from '../../app/problem.js';
import { hashBlob } from './hashBlob.js';
import { inParallel } from './inParallel.js';
import { lanes } from './lanes.js';
import { isLost, pauseAfter } from './persist.js';
import { PutRefused } from './put.js';

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

  test('files wait their turn, and one that fails holds up nobody', async () => {
    const inTurn = lanes(2);
    let running = 0;
    let most = 0;
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) =>
        inTurn(async () => {
          running += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
          if (n % 2 === 0) throw new Error('the line is down');
          return n;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  test.each([
    ['no answer from the store', new PutRefused(0), true],
    ['an address that ran out', new PutRefused(403), true],
    ['a store that stumbles', new PutRefused(503), true],
    ['bytes that differ', new PutRefused(400), false],
    ['no answer from the portal', new Refused(unreachable), true],
    ['a portal that stumbles', refusedBy(502, null), true],
    ['a session that ended', refusedBy(401, null), false],
    ['a file that is refused', refusedBy(422, null), false],
    ['a fault of the page', new Error('x'), false],
  ])('after %s the upload is tried again: %#', (_what, error, again) => {
    expect(isLost(error)).toBe(again);
  });

  test('pauses double up to half a minute', () => {
    expect([1, 2, 3, 6, 20].map(pauseAfter)).toEqual([1000, 2000, 4000, 30_000, 30_000]);
  });
});
