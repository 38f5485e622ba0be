import { describe, expect, test } from 'vitest';
import { afterLeaving, neighbour, queueAddress, queueChoice } from './queue.js';

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
    expect(queueChoice(queueAddress(choice, 'one', { page: 3 }))).toEqual(choice);
    expect(String(queueAddress({ order: 'waiting' }, 'one'))).toBe('evidence=one');
    expect(queueChoice(new URLSearchParams('kind=nonsense&order=nonsense'))).toEqual({ order: 'waiting' });
  });
});
