import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../calendar/calendar.js';
import {
  expectedNext,
  isReadingOverdue,
  monthsOn,
  targetFor,
  travelOf,
  verdictOn,
  worstOf,
} from './kpis.rules.js';
import { polarities, type Verdict, verdicts } from './kpis.words.js';

const aDay = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2015-01-01', days));
const aNumber = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const months = fc.constantFrom(1, 2, 3, 4, 6, 12);
const opposite = { higher: 'lower', lower: 'higher' } as const;
const directed = fc.constantFrom('higher' as const, 'lower' as const);

describe('the next reading', () => {
  it.each<[Day | null, number, Day, Day]>([
    ['2019-03-31', 12, '2020-03-31', '2020-04-30'],
    ['2019-01-31', 1, '2019-02-28', '2019-03-31'],
    ['2019-02-28', 1, '2019-03-31', '2019-04-30'],
    ['2019-04-15', 2, '2019-06-15', '2019-07-15'],
    [null, 3, '2019-07-10', '2019-08-10'],
  ])('after %s with %i months between is for %s, in time until %s', (last, every, periodEnd, dueBy) => {
    expect(expectedNext(last, '2019-04-10', every)).toEqual({ periodEnd, dueBy });
  });

  it('is never expected, nor overdue, where nobody knows how often', () => {
    expect(expectedNext('2001-01-31', '2001-01-31', null)).toBeNull();
    expect(isReadingOverdue(null, '2026-01-01')).toBe(false);
  });

  it('is in time on its last day and overdue on the next, for any day and frequency', () => {
    fc.assert(
      fc.property(aDay, months, (last, every) => {
        const expected = expectedNext(last, last, every);
        if (!expected) throw new Error('It is expected.');
        expect(expected.periodEnd > last && expected.dueBy > expected.periodEnd).toBe(true);
        expect(isReadingOverdue(expected, expected.dueBy)).toBe(false);
        expect(isReadingOverdue(expected, addDays(expected.dueBy, 1))).toBe(true);
      }),
    );
  });

  it('never becomes overdue by a later reading', () => {
    fc.assert(
      fc.property(aDay, aDay, aDay, months, (one, other, on, every) => {
        const [earlier = one, later = one] = [one, other].toSorted();
        if (!isReadingOverdue(expectedNext(earlier, earlier, every), on))
          expect(isReadingOverdue(expectedNext(later, later, every), on)).toBe(false);
      }),
    );
  });

  it('of a month’s end is a month’s end, however often it is moved on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.array(months, { maxLength: 8 }), (start, steps) => {
        let day = monthsOn('2015-01-31', start);
        for (const step of steps) day = monthsOn(day, step);
        expect(addDays(day, 1)).toMatch(/-01$/);
      }),
    );
  });
});

describe('the target that applies', () => {
  const targets = [
    { asAt: '2020-03-31', number: 50 },
    { asAt: '2019-03-31', number: 40 },
  ];
  it.each<[Day, number]>([
    ['2018-03-31', 40],
    ['2019-03-31', 40],
    ['2019-04-01', 50],
    ['2026-01-01', 50],
  ])('to a reading of %s is %i', (asAt, number) => expect(targetFor(asAt, targets)?.number).toBe(number));
  it('is none where there is none', () => expect(targetFor('2019-01-01', [])).toBeNull());
  it('is the same in whatever order the targets stand', () => {
    const figures = fc.uniqueArray(fc.record({ asAt: aDay, number: aNumber }), { selector: (f) => f.asAt });
    fc.assert(
      fc.property(aDay, figures, (asAt, some) => {
        expect(targetFor(asAt, some)).toEqual(targetFor(asAt, some.toReversed()));
      }),
    );
  });
});

describe('a verdict', () => {
  it.each<[number | null, number | null, (typeof polarities)[number], Verdict]>([
    [84.7, 90, 'higher', 'off'],
    [90, 90, 'higher', 'on'],
    [27, 5, 'lower', 'off'],
    [0, 0, 'lower', 'on'],
    [-3.4, -3.5, 'higher', 'on'],
    [4, 4, 'unclear', 'cannot-tell'],
    [4, 4, 'none', 'cannot-tell'],
    [null, 4, 'higher', 'cannot-tell'],
    [4, null, 'lower', 'cannot-tell'],
  ])('on %s against %s, %s, is %s', (reading, target, polarity, verdict) => {
    expect(verdictOn(reading, target, polarity)).toBe(verdict);
  });

  it('does not turn when both are mirrored with the direction', () => {
    fc.assert(
      fc.property(aNumber, aNumber, directed, (reading, target, way) => {
        expect(verdictOn(reading, target, way)).toBe(verdictOn(-reading, -target, opposite[way]));
      }),
    );
  });

  it('never turns from on to off by going the better way', () => {
    fc.assert(
      fc.property(aNumber, aNumber, aNumber, (one, other, target) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        if (verdictOn(low, target, 'higher') === 'on') expect(verdictOn(high, target, 'higher')).toBe('on');
        if (verdictOn(high, target, 'lower') === 'on') expect(verdictOn(low, target, 'lower')).toBe('on');
      }),
    );
  });

  it('of several series is the worst, in any order, and never on while one can’t be told', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), (some) => {
        const worst = worstOf(some);
        expect(worst).toBe(worstOf(some.toReversed()));
        expect(worst === 'off').toBe(some.includes('off'));
        if (worst === 'on') expect(new Set(some)).toEqual(new Set(['on']));
      }),
    );
  });
});

describe('the direction of travel', () => {
  it('is turned round by the direction that is better, and by looking back', () => {
    const turned = { better: 'worse', worse: 'better', same: 'same', 'cannot-tell': 'cannot-tell' };
    fc.assert(
      fc.property(aNumber, aNumber, directed, (before, now, way) => {
        const travel = travelOf(before, now, way);
        expect(travelOf(before, now, opposite[way])).toBe(turned[travel]);
        expect(travelOf(now, before, way)).toBe(turned[travel]);
      }),
    );
  });
  it('is not told without two figures, or a direction', () => {
    expect(travelOf(null, 3, 'higher')).toBe('cannot-tell');
    expect(travelOf(3, null, 'higher')).toBe('cannot-tell');
    expect(travelOf(3, 4, 'unclear')).toBe('cannot-tell');
    expect(travelOf(3, 3, 'none')).toBe('same');
  });
});
