import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, type IndexEntry, KeyIndex } from './key-index.js';
import { listPage } from './list-page.js';

const keys = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '\uFF5E', '🎉'), maxLength: 6 });
const someKeys = fc.uniqueArray(
  keys.filter((key) => key !== ''),
  { maxLength: 30 },
);

function entry(key: string): IndexEntry {
  return { key, size: 1, etag: 'e', lastModified: '2026-01-01T00:00:00.000Z' };
}

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

it('orders keys by their bytes', () => {
  fc.assert(
    fc.property(keys, keys, (left, right) => {
      expect(Math.sign(compareKeys(left, right))).toBe(byBytes(left, right));
    }),
  );
});

it('keeps its order through additions and removals', () => {
  fc.assert(
    fc.property(someKeys, someKeys, someKeys, (first, added, removed) => {
      const index = new KeyIndex(first.map(entry));
      for (const key of added) index.set(entry(key));
      for (const key of removed) index.delete(key);
      const left = new Set([...first, ...added].filter((key) => !removed.includes(key)));
      const { entries } = listPage(index, { prefix: '', delimiter: '', after: '', limit: 1000 });
      expect(entries.map(({ key }) => key)).toEqual([...left].sort(byBytes));
    }),
  );
});

describe('a listing in pages', () => {
  it('gives what one over all keys gives, each thing once and in order', () => {
    const delimiters = fc.constantFrom('', '/', 'é', 'ab');
    fc.assert(
      fc.property(
        someKeys,
        keys,
        delimiters,
        fc.integer({ min: 1, max: 5 }),
        (all, prefix, delimiter, limit) => {
          const expected = new Set<string>();
          for (const key of all.filter((each) => each.startsWith(prefix)).sort(byBytes)) {
            const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
            expected.add(end < 0 ? key : `${key.slice(0, end + delimiter.length)} and below`);
          }
          const index = new KeyIndex(all.map(entry));
          const found: string[] = [];
          let after: string | undefined = '';
          while (after !== undefined) {
            const page = listPage(index, { prefix, delimiter, after, limit });
            const things = [
              ...page.entries.map(({ key }) => ({ key, text: key })),
              ...page.commonPrefixes.map((key) => ({ key, text: `${key} and below` })),
            ].sort((left, right) => byBytes(left.key, right.key));
            expect(things.length).toBeLessThanOrEqual(limit);
            found.push(...things.map(({ text }) => text));
            after = page.next;
          }
          expect(found).toEqual([...expected]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('starts after any key, whether it is there or not', () => {
    fc.assert(
      fc.property(someKeys, keys, keys, (all, prefix, after) => {
        const { entries } = listPage(new KeyIndex(all.map(entry)), {
          prefix,
          delimiter: '',
          after,
          limit: 1000,
        });
        const expected = all.filter((key) => key.startsWith(prefix) && byBytes(key, after) > 0).sort(byBytes);
        expect(entries.map(({ key }) => key)).toEqual(expected);
      }),
    );
  });
});
