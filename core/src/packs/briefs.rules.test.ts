import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voices } from '../nominations/voices.js';
import { briefSetting, linesOf, shorten } from './brief-sheet.js';
import { fitBrief, heightOf, roomFor } from './briefs.rules.js';
import { type BriefArea, footOf, sourceOf } from './briefs.words.js';

const words = (most: number) =>
  fc
    .array(fc.string({ minLength: 1, maxLength: 14 }), { maxLength: most })
    .map((list) => list.join(' ').replace(/\s+/g, ' ').trim());
const order = { impact: 0, output: 1, activity: 2 };

const area: fc.Arbitrary<BriefArea> = fc.record({
  number: fc.integer({ min: 1, max: 40 }),
  title: words(30),
  weakness: words(120),
  sectors: fc.constant(['health' as const]),
  documents: fc.record({ impact: fc.nat(200), output: fc.nat(200), activity: fc.nat(200) }),
  actions: fc.record({ done: fc.nat(300), total: fc.nat(300) }),
  claims: fc
    .array(
      fc.record({
        shows: fc.constantFrom('impact' as const, 'output' as const, 'activity' as const),
        claim: words(60),
        source: words(30),
      }),
      { maxLength: 30 },
    )
    .map((claims) => claims.sort((one, other) => order[one.shows] - order[other.shows])),
});
const brief = fc.tuple(fc.array(area, { minLength: 1, maxLength: 15 }), fc.constantFrom(...voices));

const start = (text: string) => text.replace(/[\s.,;:–—-]*…$/, '');
const column = (areas: BriefArea[], voice: (typeof voices)[number], all: number) =>
  areas.reduce((sum, each) => sum + heightOf(each, voice, briefSetting(all)), 0);

describe('a brief cut to one sheet', () => {
  it('is never over its budget in either column, whatever there is to say', () => {
    fc.assert(
      fc.property(brief, ([areas, voice]) => {
        const fitted = fitBrief(areas, voice);
        const { areas: all, firstColumn } = fitted;
        expect(all).toHaveLength(areas.length);
        for (const part of [all.slice(0, firstColumn), all.slice(firstColumn)])
          expect(column(part, voice, areas.length)).toBeLessThanOrEqual(roomFor(voice));
      }),
      { numRuns: 120 },
    );
  });

  it('keeps the strongest claims of each area in their order, each area one as long as there is room, and counts the others', () => {
    fc.assert(
      fc.property(brief, ([areas, voice]) => {
        const fitted = fitBrief(areas, voice);
        let out = 0;
        for (const [index, each] of areas.entries()) {
          const kept = fitted.areas[index]?.claims ?? [];
          out += each.claims.length - kept.length;
          for (const [place, { shows, claim }] of kept.entries()) {
            expect(shows).toBe(each.claims[place]?.shows);
            expect(each.claims[place]?.claim.startsWith(start(claim))).toBe(true);
          }
          if (areas.length <= 12 && each.claims.length > 0) expect(kept.length).toBeGreaterThan(0);
        }
        expect(fitted.leftOut).toBe(out);
      }),
      { numRuns: 120 },
    );
  });

  it('touches nothing that fits, and shortens no text while a second claim stands', () => {
    const small = fc.array(area, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(small, fc.constantFrom(...voices), (areas, voice) => {
        const fitted = fitBrief(areas, voice);
        if (fitted.areas.some(({ claims }) => claims.length > 1))
          for (const [index, each] of areas.entries()) {
            const kept = fitted.areas[index];
            expect(kept).toMatchObject({ title: each.title, weakness: each.weakness });
            expect(kept?.claims).toEqual(each.claims.slice(0, kept?.claims.length));
          }
        if (column(areas, voice, areas.length) <= roomFor(voice))
          expect(fitted).toMatchObject({ areas, leftOut: 0 });
      }),
      { numRuns: 120 },
    );
  });

  it('drops evenly: no area loses a claim while another has two more', () => {
    fc.assert(
      fc.property(brief, ([areas, voice]) => {
        const kept = fitBrief(areas, voice).areas.map(({ claims }) => claims.length);
        const most = Math.max(...kept);
        for (const [index, count] of kept.entries())
          if (count < (areas[index]?.claims.length ?? 0)) expect(most - count).toBeLessThanOrEqual(1);
      }),
      { numRuns: 120 },
    );
  });

  it('drops what was done before what changed, and then cuts findings at a word', () => {
    const claims = (shows: 'impact' | 'activity') =>
      Array.from({ length: 12 }, (_, index) => ({
        shows,
        claim: `${shows} ${index} ${'of several words '.repeat(6)}`.trim(),
        source: 'A document, page 2',
      }));
    const plain: BriefArea = {
      number: 1,
      title: 'Joint commissioning',
      weakness: 'Services were not commissioned together.',
      sectors: ['health'],
      documents: { impact: 1, output: 0, activity: 1 },
      actions: { done: 1, total: 2 },
      claims: claims('impact'),
    };
    const fitted = fitBrief([plain, { ...plain, number: 2, claims: claims('activity') }], 'professional');
    const [one, two] = fitted.areas.map(({ claims: kept }) => kept.length);
    expect((one ?? 0) - (two ?? 0)).toBeOneOf([0, 1]);
    expect(fitted.leftOut).toBeGreaterThan(4);
    const long = { ...plain, weakness: 'Nobody had ever asked families about it. '.repeat(20).trim() };
    const [cut] = fitBrief(
      Array.from({ length: 9 }, () => long),
      'professional',
    ).areas;
    expect(cut?.claims).toHaveLength(1);
    expect(cut?.weakness).toMatch(
      /^Nobody had ever asked families .*(Nobody|had|ever|asked|families|about|it)…$/,
    );
  });
});

describe('the words of a brief', () => {
  it('are measured as a browser breaks them, with room to spare', () => {
    expect(linesOf('', 100, { size: 10 })).toBe(0);
    expect(linesOf('one two', 1000, { size: 10 })).toBe(1);
    expect(linesOf('one two', 25, { size: 10 })).toBe(2);
    // A word wider than the column begins on a line of its own.
    expect(linesOf('i WWWWWW', 24, { size: 10 })).toBe(4);
    expect(shorten('one two three', 60, { size: 10 }, 1)).toBe('one two…');
    expect(shorten('WWWWWWWW', 60, { size: 10 }, 1)).toBe('WWWWW…');
  });

  it('say where a claim is taken from, and how much is not on the page', () => {
    const source = (covers: [string | null, string | null]) =>
      sourceOf({ document: 'Waits', page: 2, covers });
    expect(source(['2026-01-01', '2026-06-30'])).toBe('Waits, page 2, Jan 2026 to Jun 2026');
    expect(source(['2026-06-01', '2026-06-30'])).toBe('Waits, page 2, Jun 2026');
    expect(source([null, '2026-06-30'])).toBe('Waits, page 2, until Jun 2026');
    expect(source([null, null])).toBe('Waits, page 2');
    const foot = (leftOut: number) => footOf({ on: '2026-11-22', leftOut });
    expect(foot(0)).toBe('Only what has been approved, as at 22 November 2026.');
    expect(foot(1)).toContain('1 more approved claim is not on this page.');
    expect(foot(4)).toContain('4 more approved claims are not on this page.');
  });
});
