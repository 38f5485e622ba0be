import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelMeanings } from '../plans/plans.words.js';
import {
  completedOf,
  countLines,
  directionOf,
  type Level,
  type Line,
  movesBetween,
  percentOf,
  progressOf,
  tableRows,
  totalOf,
} from './round.rules.js';

const colours = ['blue', 'green', 'amber', 'red', 'grey'];
const fiveLevels: Level[] = ['C', 'G', 'A', 'R', 'n/s'].map((code, at) => ({
  code,
  label: `Level ${code}`,
  meaning: (['done', 'on-track', 'under-way', 'at-risk', 'not-started'] as const)[at] ?? 'done',
  colour: colours[at] ?? '',
}));

/** Scales of any make: some meanings missing, some twice. */
const scale = fc
  .array(fc.constantFrom(...levelMeanings), { minLength: 1, maxLength: 7 })
  .map((meanings) =>
    meanings.map((meaning, at): Level => ({ code: `L${at}`, label: `Level ${at}`, meaning, colour: '' })),
  );
const plan = (levels: Level[]) =>
  fc.uniqueArray(
    fc.record({
      actionId: fc.nat(60).map(String),
      code: fc.option(fc.constantFrom(...levels.map((level) => level.code))),
    }),
    { selector: (line) => line.actionId, maxLength: 60 },
  );
const lineOf = ({ actionId, code }: { actionId: string; code: string | null }): Line => ({
  actionId,
  ref: actionId,
  title: '',
  code,
  comment: '',
});
const twoRounds = scale.chain((levels) =>
  fc.record({ levels: fc.constant(levels), before: plan(levels), after: plan(levels) }).map((rounds) => ({
    levels,
    before: rounds.before.map(lineOf),
    after: rounds.after.map(lineOf),
  })),
);

describe('counts', () => {
  it('count every action once, and add up to the table’s rows and changes', () => {
    fc.assert(
      fc.property(twoRounds, ({ levels, before, after }) => {
        const [was, now] = [countLines(before, levels), countLines(after, levels)];
        expect([totalOf(was), totalOf(now)]).toEqual([before.length, after.length]);
        const rows = tableRows(now, was, levels);
        expect(rows.reduce((sum, row) => sum + row.now, 0)).toBe(after.length);
        expect(rows.reduce((sum, row) => sum + (row.before ?? 0), 0)).toBe(before.length);
        expect(rows.reduce((sum, row) => sum + (row.change ?? 0), 0)).toBe(after.length - before.length);
        for (const row of rows) expect(row.change).toBe(row.now - (row.before ?? 0));
      }),
    );
  });
});

describe('a percentage', () => {
  it('is whole, halves up, and never off by more than a half', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (part, whole) => {
        const percent = percentOf(part, whole) ?? Number.NaN;
        expect(Number.isInteger(percent)).toBe(true);
        const off = percent * whole - part * 100;
        expect(off * 2).toBeGreaterThan(-whole);
        expect(off * 2).toBeLessThanOrEqual(whole);
      }),
    );
    expect([percentOf(1, 200), percentOf(0, 5), percentOf(5, 5), percentOf(0, 0)]).toEqual([1, 0, 100, null]);
  });

  it('of progress is never below that of the completed, and each counts what its formula names', () => {
    fc.assert(
      fc.property(
        scale.chain((levels) => plan(levels).map((lines) => ({ levels, lines }))),
        ({ levels, lines }) => {
          const counts = countLines(lines, levels);
          const [progress, completed] = [progressOf(counts, levels), completedOf(counts, levels)];
          expect(progress.count).toBeGreaterThanOrEqual(completed.count);
          expect([progress.of, completed.of]).toEqual([lines.length, lines.length]);
          const named = levels.filter((level) => progress.formula.includes(level.label.toLowerCase()));
          expect(progress.count).toBe(named.reduce((sum, level) => sum + (counts[level.code] ?? 0), 0));
        },
      ),
    );
  });

  it('of October and December 2019 is the published one', () => {
    const october = { C: 33, G: 17, A: 32, R: 5, 'n/s': 7, none: 0 };
    const december = { C: 52, G: 14, A: 20, R: 5, 'n/s': 3, none: 0 };
    expect(progressOf(december, fiveLevels)).toEqual({
      formula: '(blue + green + amber) / all',
      count: 86,
      of: 94,
      percent: 91,
    });
    expect(progressOf(october, fiveLevels).percent).toBe(87);
    expect([completedOf(october, fiveLevels).percent, completedOf(december, fiveLevels).percent]).toEqual([
      35, 55,
    ]);
    expect(tableRows(december, october, fiveLevels).map((row) => [row.before, row.now, row.change])).toEqual([
      [33, 52, 19],
      [17, 14, -3],
      [32, 20, -12],
      [5, 5, 0],
      [7, 3, -4],
    ]);
  });
});

describe('the direction of travel', () => {
  it('turns round when the rounds do, and is none where nothing moved', () => {
    const turned = {
      better: 'worse',
      worse: 'better',
      same: 'same',
      'first-rated': 'no-longer-rated',
      'no-longer-rated': 'first-rated',
    } as Record<string, string>;
    fc.assert(
      fc.property(
        scale.chain((levels) => {
          const code = fc.option(fc.constantFrom(...levels.map((level) => level.code)));
          return fc.record({ levels: fc.constant(levels), from: code, to: code });
        }),
        ({ levels, from, to }) => {
          const direction = directionOf(from, to, levels);
          expect(directionOf(to, from, levels)).toBe(turned[direction]);
          expect(direction === 'same').toBe(from === to);
        },
      ),
    );
  });

  it('never goes round in a circle', () => {
    fc.assert(
      fc.property(
        scale.chain((levels) =>
          fc.tuple(fc.constant(levels), ...[1, 2, 3].map(() => fc.constantFrom(...levels))),
        ),
        ([levels, a, b, c]) => {
          const better = (x: Level, y: Level) => directionOf(x.code, y.code, levels) === 'better';
          const [one, two, three] = [a, b, c] as [Level, Level, Level];
          if (better(one, two) && better(two, three)) expect(better(one, three)).toBe(true);
        },
      ),
    );
  });

  it('follows what a level counts as: a delay is worse than not having begun', () => {
    const way = (from: string, to: string) => directionOf(from, to, fiveLevels);
    expect([way('A', 'G'), way('G', 'C'), way('n/s', 'A'), way('R', 'n/s')]).toEqual(Array(4).fill('better'));
    expect([way('A', 'R'), way('n/s', 'R'), way('C', 'A')]).toEqual(Array(3).fill('worse'));
  });
});

describe('moves', () => {
  it('explain every difference of two rounds and nothing else', () => {
    fc.assert(
      fc.property(twoRounds, ({ levels, before, after }) => {
        const moves = movesBetween(before, after, levels);
        expect(new Set(moves.map((move) => move.actionId)).size).toBe(moves.length);
        const state = new Map(before.map((line) => [line.actionId, line.code]));
        for (const { actionId, from, to, direction } of moves) {
          expect(direction).not.toBe('same');
          if (direction === 'added') expect(state.has(actionId)).toBe(false);
          else expect(state.get(actionId)).toBe(from);
          if (direction === 'removed') state.delete(actionId);
          else state.set(actionId, to);
        }
        expect(state).toEqual(new Map(after.map((line) => [line.actionId, line.code])));
      }),
    );
  });
});
