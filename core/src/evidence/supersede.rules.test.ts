import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainOf, type Replacing, refusalToSupersede } from './supersede.rules.js';

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

describe('what stands in whose place', () => {
  it('is refused by name where a chain would fork or close', () => {
    const standing = [
      { newerId: 'b', olderId: 'a' },
      { newerId: 'c', olderId: 'b' },
    ];
    expect(refusalToSupersede(standing, { newerId: 'x', olderId: 'x' })).toBe('itself');
    expect(refusalToSupersede(standing, { newerId: 'x', olderId: 'a' })).toBe('has-successor');
    expect(refusalToSupersede(standing, { newerId: 'c', olderId: 'x' })).toBe('has-predecessor');
    expect(refusalToSupersede(standing, { newerId: 'a', olderId: 'c' })).toBe('circle');
    expect(refusalToSupersede(standing, { newerId: 'x', olderId: 'c' })).toBeNull();
    expect(chainOf(standing, 'b')).toEqual(['a', 'b', 'c']);
    expect(chainOf(standing, 'x')).toEqual(['x']);
  });

  it('stays a set of lines, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, names), { maxLength: 40 }), (tried) => {
        const standing: Replacing[] = [];
        for (const [newerId, olderId] of tried)
          if (refusalToSupersede(standing, { newerId, olderId }) === null)
            standing.push({ newerId, olderId });
        const members = new Set(standing.flatMap((pair) => [pair.newerId, pair.olderId]));
        for (const id of members) {
          const chain = chainOf(standing, id);
          expect(new Set(chain).size).toBe(chain.length);
          expect(chainOf(standing, chain[0] ?? '')).toEqual(chain);
          chain.slice(1).forEach((newerId, index) => {
            expect(standing).toContainEqual({ newerId, olderId: chain[index] });
          });
        }
        // A line of n has n - 1 pairs: one pair more would close it.
        const lines = new Set([...members].map((id) => chainOf(standing, id)[0]));
        expect(standing).toHaveLength(members.size - lines.size);
      }),
    );
  });
});
