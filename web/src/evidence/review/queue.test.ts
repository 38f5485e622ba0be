import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterLeaving, markQuote, neighbour, queueAddress, queueChoice } from './queue.js';

describe('the review queue', () => {
  test('moves within its ends', () => {
    expect(neighbour(['a', 'b', 'c'], 'b', 1)).toBe('c');
    expect(neighbour(['a', 'b', 'c'], 'c', 1)).toBe('c');
    expect(neighbour(['a', 'b'], 'a', -1)).toBe('a');
    expect(neighbour(['a', 'b'], null, 1)).toBe('a');
    expect(neighbour([], 'a', 1)).toBeNull();
  });

  test('opens the next one after a verdict, the last one at the end', () => {
    expect(afterLeaving(['a', 'b', 'c'], 'a')).toBe('b');
    expect(afterLeaving(['a', 'b', 'c'], 'c')).toBe('b');
    expect(afterLeaving(['a'], 'a')).toBeNull();
    expect(afterLeaving([], 'a')).toBeNull();
  });

  test('keeps its filters in the address, and knows none but its own', () => {
    const choice = { areaId: 'x', kind: 'data', ownerId: undefined, order: 'newest' } as const;
    expect(queueChoice(queueAddress(choice, 'one', 3))).toEqual(choice);
    expect(String(queueAddress({ order: 'waiting' }, 'one'))).toBe('evidence=one');
    expect(queueChoice(new URLSearchParams('kind=nonsense&order=nonsense'))).toEqual({ order: 'waiting' });
  });

  test('marks the claimed words over line breaks, and never changes the text', () => {
    expect(markQuote('Of 42 plans\n26 were good.', '42 plans 26 were')).toEqual([
      { text: 'Of ', marked: false },
      { text: '42 plans\n26 were', marked: true },
      { text: ' good.', marked: false },
    ]);
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (text, quote) => {
        expect(
          markQuote(text, quote)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
