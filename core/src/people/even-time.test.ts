import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inEvenTime, restOfSlice } from './even-time.js';

it('ends with a slice of time, whatever was done in it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 60_000, noNaN: true }), (elapsed) => {
      const rest = restOfSlice(elapsed);
      expect(rest).toBeGreaterThan(0);
      expect(rest).toBeLessThanOrEqual(500);
      expect(Math.abs((elapsed + rest) / 500 - Math.round((elapsed + rest) / 500))).toBeLessThan(1e-6);
    }),
  );
});

it.each([
  ['an outcome', async () => 'done', 'done'],
  ['a refusal', () => Promise.reject(new Error('refused')), 'refused'],
])('keeps %s back until then', async (_what, work: () => Promise<string>, expected) => {
  let letGo = () => {};
  const over = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let told = '';
  const outcome = inEvenTime(work, () => over).then(
    (said) => {
      told = said;
    },
    (error: Error) => {
      told = error.message;
    },
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toBe('');
  letGo();
  await outcome;
  expect(told).toBe(expected);
});
