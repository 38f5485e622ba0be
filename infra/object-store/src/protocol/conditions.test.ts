import { describe, expect, it } from 'vitest';
import { isNotModified, rangeStillApplies, requireWriteAllowed } from './conditions.js';

const OBJECT = { etag: 'abc', lastModified: '2026-05-04T10:00:00.500Z' };
const AT = 'Mon, 04 May 2026 10:00:00 GMT';
const BEFORE = 'Mon, 04 May 2026 09:59:59 GMT';

const headers = (given: Record<string, string>) => new Map(Object.entries(given));

describe('a read', () => {
  it.each<[Record<string, string>, boolean | 'refused']>([
    [{}, false],
    [{ 'if-none-match': '"abc"' }, true],
    [{ 'if-none-match': 'W/"x", "abc"' }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"x"', 'if-modified-since': AT }, false],
    [{ 'if-modified-since': AT }, true],
    [{ 'if-modified-since': BEFORE }, false],
    [{ 'if-modified-since': 'no date' }, false],
    [{ 'if-match': '"abc"', 'if-unmodified-since': BEFORE }, false],
    [{ 'if-match': '"x"' }, 'refused'],
    [{ 'if-unmodified-since': BEFORE }, 'refused'],
    [{ 'if-unmodified-since': AT }, false],
  ])('with %o', (given, expected) => {
    if (expected === 'refused') expect(() => isNotModified(headers(given), OBJECT)).toThrow('condition');
    else expect(isNotModified(headers(given), OBJECT)).toBe(expected);
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ 'if-range': '"abc"' }, true],
    [{ 'if-range': AT }, true],
    [{ 'if-range': '"x"' }, false],
    [{ 'if-range': BEFORE }, false],
  ])('of a range with %o', (given, expected) => {
    expect(rangeStillApplies(headers(given), OBJECT)).toBe(expected);
  });
});

describe('a write', () => {
  const current = { key: 'k', size: 1, ...OBJECT };
  it.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true],
    [{ 'if-none-match': '*' }, false, true],
    [{ 'if-match': '"abc"' }, true, false],
    [{ 'if-match': '"x"' }, false, false],
    [{ 'if-none-match': '"abc"' }, false, false],
  ])('with %o', (given, overCurrent, overNothing) => {
    const allowed = (entry: typeof current | undefined): boolean => {
      try {
        requireWriteAllowed(headers(given), entry);
        return true;
      } catch {
        return false;
      }
    };
    expect([allowed(current), allowed(undefined)]).toEqual([overCurrent, overNothing]);
  });
});
