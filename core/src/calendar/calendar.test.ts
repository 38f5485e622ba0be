import { describe, expect, it } from 'vitest';
import { addMonths, endOfMonth, isDay, isWorkingDay, today, workingDaysBetween } from './calendar.js';

describe('calendar', () => {
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
});
