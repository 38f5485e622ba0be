import { isBankHoliday, knownFrom, knownTo } from './bank-holidays.js';

/** A day as `YYYY-MM-DD`, without a time or a zone. */
export type Day = string;

const dayMs = 86_400_000;
const toMs = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = toMs(text);
  // PostgreSQL's calendar has no year 0.
  return Number.isFinite(ms) && fromMs(ms) === text && text >= '0001-01-01';
};

export const addDays = (day: Day, count: number): Day => fromMs(toMs(day) + count * dayMs);
export const daysBetween = (from: Day, to: Day): number => Math.round((toMs(to) - toMs(from)) / dayMs);

/** The last day of the same date so many calendar months later; 31 January + 1 month is 28 or 29 February. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromMs(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, lastDate)));
}

/** `2019-04` is the whole month: due until its last day. */
export const endOfMonth = (month: string): Day => addDays(addMonths(`${month}-01`, 1), -1);

const inEngland = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Today in England, where the deadlines are. */
export const today = (now: Date = new Date()): Day => inEngland.format(now);

export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(toMs(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isBankHoliday(day);
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

/** The day that is so many working days after `from`; with 0, `from` itself. */
export function workingDayAfter(from: Day, count: number): Day {
  let day = from;
  for (let left = count; left > 0; left -= isWorkingDay(day) ? 1 : 0) day = addDays(day, 1);
  return day;
}

/** The day on which so many working days have gone by after `day`; `day` itself for 0. */
export function addWorkingDays(day: Day, count: number): Day {
  let left = count;
  let next = day;
  while (left > 0) {
    next = addDays(next, 1);
    if (isWorkingDay(next)) left -= 1;
  }
  return next;
}

/** True when the bank holidays of part of the span are not published, so that the count goes by the rule and may be off. */
export const isProvisional = (from: Day, to: Day): boolean => from < knownFrom || to > knownTo;
