import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, isWorkingDay } from '../calendar/calendar.js';
import { isToTell, type Told } from './digest.rules.js';

/** The days on which somebody is told of a thing that waits from `from` on and is due on `due`. */
function tellings(from: Day, due: Day | null, days: number): Day[] {
  let told: Told | undefined;
  const on: Day[] = [];
  for (let day = from; day < addDays(from, days); day = addDays(day, 1)) {
    if (!isWorkingDay(day) || !isToTell(due, told, day)) continue;
    told = { times: (told?.times ?? 0) + 1, on: day };
    on.push(day);
  }
  return on;
}

describe('a thing that waits', () => {
  it('is told at once and then in growing pauses, over weekends and bank holidays', () => {
    expect(tellings('2026-11-23', null, 130)).toEqual([
      '2026-11-23',
      '2026-11-25',
      '2026-12-02',
      '2026-12-16',
      '2027-01-18',
      '2027-02-15',
      '2027-03-15',
    ]);
  });

  it('is told on the day it is due and on the first working day that it is late, whatever the pause', () => {
    const on = tellings('2026-11-23', '2026-12-11', 30);
    expect(on).toContain('2026-12-11');
    expect(on).toContain('2026-12-14');
  });

  it('is never told twice on one day, and seldom after a while', () => {
    const start = fc.integer({ min: 0, max: 900 }).map((index) => addDays('2026-01-01', index));
    fc.assert(
      fc.property(start, fc.option(fc.integer({ min: 0, max: 40 })), (from, dueIn) => {
        const on = tellings(from, dueIn === null ? null : addDays(from, dueIn), 90);
        expect(new Set(on).size).toBe(on.length);
        expect(on.length).toBeLessThanOrEqual(dueIn === null ? 6 : 10);
      }),
      { numRuns: 40 },
    );
  });
});
