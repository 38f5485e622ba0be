import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidaysByRule, isBankHoliday } from './bank-holidays.js';
import {
  addDays,
  addMonths,
  addWorkingDays,
  type Day,
  daysBetween,
  isProvisional,
  isWorkingDay,
  workingDaysBetween,
} from './calendar.js';

const first = '2016-01-01';
const last = '2030-12-31';
const everyDay: Day[] = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) =>
  addDays(first, index),
);
const years = Array.from({ length: 15 }, (_, index) => 2016 + index);
const anyDay = fc.integer({ min: 0, max: everyDay.length - 1 }).map((index) => addDays(first, index));

/** What was announced for one year alone, against the rule. */
const special: Record<number, { instead?: [rule: string, day: string]; besides?: string[] }> = {
  2020: { instead: ['05-04', '05-08'] },
  2022: { instead: ['05-30', '06-02'], besides: ['06-03', '09-19'] },
  2023: { besides: ['05-08'] },
};

describe('the bank holidays', () => {
  it.each(years)('of %i are those of the rule and what was announced besides', (year) => {
    const { instead, besides = [] } = special[year] ?? {};
    const expected = [...bankHolidaysByRule(year), ...besides]
      .map((day) => (day === instead?.[0] ? instead[1] : day))
      .toSorted();
    const found = everyDay.filter((day) => day.startsWith(`${year}-`) && isBankHoliday(day));
    expect(found.map((day) => day.slice(5))).toEqual(expected);
    expect(found.length).toBe(8 + besides.length);
  });

  // gov.uk for the years it has published; for those after, Easter by the tables of the Book of Common Prayer.
  it.each([
    ['Easter, early', ['2016-03-25', '2016-03-28', '2024-03-29', '2024-04-01', '2027-03-26', '2027-03-29']],
    ['Easter, late', ['2019-04-19', '2019-04-22', '2025-04-18', '2025-04-21', '2030-04-19', '2030-04-22']],
    ['Easter beyond the published years', ['2028-04-14', '2028-04-17', '2029-03-30', '2029-04-02']],
    ['Christmas on a Sunday', ['2016-12-26', '2016-12-27', '2022-12-26', '2022-12-27']],
    ['Christmas on a Saturday', ['2021-12-27', '2021-12-28', '2027-12-27', '2027-12-28']],
    ['Boxing Day on a Saturday', ['2020-12-25', '2020-12-28', '2026-12-25', '2026-12-28']],
    ['New Year on a weekend', ['2017-01-02', '2022-01-03', '2023-01-02', '2028-01-03']],
    ['the end of the war in Europe', ['2020-05-08']],
    ['the platinum jubilee', ['2022-06-02', '2022-06-03']],
    ['the state funeral and the coronation', ['2022-09-19', '2023-05-08']],
  ])('are days off: %s', (_what, days) => {
    for (const day of days) expect(isWorkingDay(day), day).toBe(false);
  });

  it('that were moved leave a working day behind, and nothing is off twice', () => {
    for (const day of ['2020-05-04', '2022-05-30', '2022-06-01', '2023-05-09', '2016-12-28', '2028-01-04'])
      expect(isWorkingDay(day), day).toBe(true);
    for (const day of everyDay)
      if (isBankHoliday(day)) expect([0, 6], day).not.toContain(new Date(day).getUTCDay());
  });
});

describe('working days', () => {
  it('of the inspection: eighteen months after 25 April 2018, and how long ago that was', () => {
    expect(addMonths('2018-04-25', 18)).toBe('2019-10-25');
    expect(daysBetween('2019-10-25', '2020-01-28')).toBe(95);
  });

  it.each([
    ['Easter', '2019-04-18', 5, '2019-04-29'],
    ['Christmas and New Year', '2019-12-20', 6, '2020-01-02'],
    ['substitute days', '2021-12-24', 3, '2021-12-31'],
    ['the jubilee', '2022-05-27', 4, '2022-06-06'],
    ['the state funeral', '2022-09-16', 1, '2022-09-20'],
    ['the coronation', '2023-04-28', 4, '2023-05-05'],
    ['the Monday after it', '2023-05-05', 1, '2023-05-09'],
  ])('across %s', (_what, from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to);
    expect(workingDaysBetween(from, to)).toBe(count);
  });

  it('counted and added are each other’s inverse, and end on a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const to = addWorkingDays(from, count);
        expect(isWorkingDay(to)).toBe(true);
        expect(workingDaysBetween(from, to)).toBe(count);
        expect(workingDaysBetween(from, addDays(to, -1))).toBe(count - 1);
      }),
    );
  });

  it('add up over any split of a span, and never outnumber its weekdays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (one, a, b) => {
        const [two, three] = [addDays(one, a), addDays(one, a + b)];
        const whole = workingDaysBetween(one, three);
        expect(workingDaysBetween(one, two) + workingDaysBetween(two, three)).toBe(whole);
        expect(whole).toBeLessThanOrEqual(Math.ceil((daysBetween(one, three) * 5) / 7) + 1);
      }),
    );
  });

  it('say where the rule stands in for what is not published yet', () => {
    expect(isProvisional('2016-01-01', '2027-12-31')).toBe(false);
    expect(isProvisional('2015-12-31', '2016-02-01')).toBe(true);
    expect(isProvisional('2027-12-31', '2028-01-01')).toBe(true);
  });
});

describe('a process in another time zone', () => {
  const calendar = fileURLToPath(new URL('../../dist/calendar/calendar.js', import.meta.url));
  const script = `
    const c = await import(${JSON.stringify(calendar)});
    const { createHash } = await import('node:crypto');
    const all = [];
    for (let day = '${first}'; day <= '${last}'; day = c.addDays(day, 1))
      all.push(day + c.isWorkingDay(day) + c.addMonths(day, 18));
    for (let day = '${first}'; day <= '${last}'; day = c.addWorkingDays(day, 10)) all.push(day);
    const days = createHash('sha256').update(all.join()).digest('hex');
    const todays = ['2022-06-01T22:59:59Z', '2022-06-01T23:00:00Z', '2022-12-31T23:59:59Z', '2023-01-01T00:00:00Z']
      .map((instant) => c.today(new Date(instant)));
    const window = [c.addMonths('2018-04-25', 18), c.daysBetween('2019-10-25', '2020-01-28'), c.workingDaysBetween('2019-10-25', '2020-01-28')];
    console.log(JSON.stringify({ offset: new Date('2022-06-01T12:00:00Z').getTimezoneOffset(), days, todays, window }));`;

  it('reckons the same days from 2016 to 2030', async () => {
    const here = everyDay.map((day) => day + isWorkingDay(day) + addMonths(day, 18));
    for (let day = first; day <= last; day = addWorkingDays(day, 10)) here.push(day);
    const days = createHash('sha256').update(here.join()).digest('hex');
    const zones: [zone: string, offset: number][] = [
      ['UTC', 0],
      ['America/Los_Angeles', 420],
      ['Pacific/Auckland', -720],
    ];
    const told = await Promise.all(
      zones.map(([zone]) =>
        promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
          env: { ...process.env, TZ: zone },
        }),
      ),
    );
    expect(told.map(({ stdout }) => JSON.parse(stdout))).toEqual(
      zones.map(([, offset]) => ({
        offset,
        days,
        todays: ['2022-06-01', '2022-06-02', '2022-12-31', '2023-01-01'],
        window: ['2019-10-25', 95, 64],
      })),
    );
  });
});
