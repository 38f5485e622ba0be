/** `MM-DD` of each day of a year, parted by spaces. */
type Year = string;

/**
 * The bank holidays of England and Wales as published on gov.uk/bank-holidays, with what was announced for one year alone:
 * 2020-05-08 in the place of the first Monday in May (75 years since the end of the war in Europe), 2022-06-02 in the place
 * of the last Monday in May and 2022-06-03 besides (platinum jubilee), 2022-09-19 (state funeral), 2023-05-08 (coronation).
 */
const published: Record<number, Year> = {
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
};

/** The first and last day of which the bank holidays are known for certain. */
export const knownFrom = '2016-01-01';
export const knownTo = '2027-12-31';

const known = new Map<number, ReadonlySet<string>>();

/** Whether a day (`YYYY-MM-DD`) is a bank holiday in England: as published, and by the rule for every other year. */
export function isBankHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  let days = known.get(year);
  if (!days) {
    days = new Set(published[year]?.split(' ') ?? bankHolidaysByRule(year));
    known.set(year, days);
  }
  return days.has(day.slice(5));
}

/**
 * What the Banking and Financial Dealings Act 1971, its yearly proclamations and custom give a year without anything
 * special: each holiday that falls on a weekend is made up for on the next working day. As `MM-DD`, in order.
 */
export function bankHolidaysByRule(year: number): string[] {
  const easter = easterSunday(year);
  const boxing = substitutes(at(year, 12, 25), at(year, 12, 26));
  return [
    substitutes(at(year, 1, 1)),
    [easter - 2 * dayMs, easter + dayMs],
    [firstMonday(year, 5), lastMonday(year, 5), lastMonday(year, 8)],
    boxing,
  ]
    .flat()
    .map((ms) => new Date(ms).toISOString().slice(5, 10));
}

const dayMs = 86_400_000;
const at = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date);
const weekday = (ms: number) => new Date(ms).getUTCDay();

function firstMonday(year: number, month: number): number {
  const first = at(year, month, 1);
  return first + ((8 - weekday(first)) % 7) * dayMs;
}

const lastMonday = (year: number, month: number): number => {
  const last = at(year, month + 1, 0);
  return last - ((weekday(last) + 6) % 7) * dayMs;
};

/** The days themselves, but for those on a weekend the first days after them that are neither weekend nor taken. */
function substitutes(...days: number[]): number[] {
  const working = days.filter((ms) => weekday(ms) % 6 !== 0);
  const taken = new Set(working);
  for (const ms of days) {
    let next = ms;
    while (weekday(next) % 6 === 0 || (next !== ms && taken.has(next))) next += dayMs;
    taken.add(next);
  }
  return [...taken].sort((a, b) => a - b);
}

/** The Gregorian computus, as Meeus, Jones and Butcher wrote it down. */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const march = moon + sunday - 7 * late + 22;
  return at(year, 3, march);
}
