import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassages } from './passage.js';

const cut = (text: string, passage: string) =>
  findPassages(text, passage).map(({ start, end }) => text.slice(start, end));

describe('a passage in the text of its page', () => {
  it.each([
    ['over a line’s end', 'Of 42 plans\n26 were good.', '42 plans 26 were', '42 plans\n26 were'],
    ['parted by a hyphen', 'an assess-\nment in time', 'assessment in', 'assess-\nment in'],
    ['with a soft hyphen', 'an assess\u00adment', 'assessment', 'assess\u00adment'],
    ['with ligatures', 'e\ufb03cient o\ufb03ce', 'efficient office', 'e\ufb03cient o\ufb03ce'],
    ['with quotation marks of another shape', 'the ‘local offer’ page', `"local offer"`, 'local offer'],
    ['in capitals', 'WHAT PARENTS SAY', 'What parents say', 'WHAT PARENTS SAY'],
    ['with accents apart', 'the cafe\u0301 meeting', 'café meeting', 'cafe\u0301 meeting'],
    ['where lines join without a space', 'help and supporttheir child', 'support their', 'supporttheir'],
    ['with a hard space', '67\u00a0% of families', '67 % of', '67\u00a0% of'],
  ])('is found %s', (_, text, passage, shown) => {
    expect(cut(text, passage)).toEqual([shown]);
  });

  it('is found as often as it stands there', () => {
    expect(findPassages('plan, Plan and plans', 'plan')).toEqual([
      { start: 0, end: 4 },
      { start: 6, end: 10 },
      { start: 15, end: 19 },
    ]);
  });

  it('is not found when a word differs, or when there is nothing to find', () => {
    expect(findPassages('26 of 42 plans were good', '27 of 42 plans')).toEqual([]);
    for (const nothing of ['', ' ', '—', '“”', '...']) expect(findPassages('a … b', nothing)).toEqual([]);
  });

  const word = fc.stringMatching(/^[a-zA-Z\u00e0-\u00f6\ufb01]{1,9}$/);
  const between = fc.constantFrom(' ', '\n', '  ', '\u00a0', '\r\n', ' \u2013 ');

  it('covers the words that were chosen, however their spaces came out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, between), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (parts, from, length) => {
          const text = parts.map(([letters, space]) => letters + space).join('');
          const first = from % parts.length;
          const chosen = parts.slice(first, first + 1 + (length % parts.length)).map(([letters]) => letters);
          const found = findPassages(text, chosen.join(' '));
          const start = parts
            .slice(0, first)
            .reduce((sum, [letters, space]) => sum + letters.length + space.length, 0);
          const squeezed = chosen.join('').normalize('NFKC').toLowerCase();
          // Half a ligature can't be marked: then the whole of it is.
          for (const passage of cut(text, chosen.join(' ')))
            expect(
              passage
                .replace(/[\s\u2013]/g, '')
                .normalize('NFKC')
                .toLowerCase(),
            ).toContain(squeezed);
          // The chosen words themselves are covered, unless an earlier find of the same letters overlaps them.
          expect(found.some((each) => each.start <= start && start < each.end)).toBe(true);
        },
      ),
    );
  });

  it('never throws, and never points outside the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', maxLength: 4 }),
        (text, passage) => {
          for (const { start, end } of findPassages(text, passage)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});
