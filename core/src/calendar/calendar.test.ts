import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  isDay,
  isProvisional,
  isWorkingDay,
  today,
  workingDaysBetween,
} from './calendar.js';

const anyDay = fc.integer({ min: 0, max: 3600 }).map((n) => addDays('2018-01-01', n));

describe('calendar', () => {
  it('knows the window of the re-visit: eighteen months after 25 April 2018', () => {
    expect(addMonths('2018-04-25', 18)).toBe('2019-10-25');
    expect(daysBetween('2019-10-25', '2020-01-28')).toBe(95);
  });

  it('ends months where the calendar does', () => {
    expect(endOfMonth('2020-02')).toBe('2020-02-29');
    expect(endOfMonth('2019-12')).toBe('2019-12-31');
    expect(addMonths('2019-01-31', 1)).toBe('2019-02-28');
  });

  it('skips weekends and bank holidays', () => {
    expect(isWorkingDay('2019-12-25')).toBe(false);
    expect(isWorkingDay('2026-11-21')).toBe(false);
    expect(workingDaysBetween('2019-12-20', '2020-01-02')).toBe(6);
  });

  it('reads today in London, an hour ahead of UTC in summer', () => {
    expect(today(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(today(new Date('2026-12-30T23:30:00Z'))).toBe('2026-12-30');
  });

  it('refuses days that do not exist', () => {
    for (const text of ['2026-02-30', '2026-13-01', '21 November 2026', '']) expect(isDay(text)).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
  });

  it('says when the bank holidays are not known', () => {
    expect(isProvisional('2026-01-01', '2027-12-31')).toBe(false);
    expect(isProvisional('2027-12-01', '2028-01-05')).toBe(true);
  });

  it('adds up over any split of a span', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        const [first, second, third] = [a, b, c].sort() as [string, string, string];
        expect(workingDaysBetween(first, second) + workingDaysBetween(second, third)).toBe(
          workingDaysBetween(first, third),
        );
      }),
    );
  });
});
