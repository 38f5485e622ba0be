import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterLeaving, markQuote, neighbour, returnComment } from './queue.js';

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

  test('a return is the pick and the sentence', () => {
    expect(returnComment('Too old', ' Add this year’s figure. ')).toBe('Too old: Add this year’s figure.');
    expect(returnComment(null, 'Why?')).toBe('Why?');
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
