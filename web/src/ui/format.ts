import { type Day, today, workingDaysBetween } from '@revisit/core/shared';

const inEngland = { timeZone: 'Europe/London' } as const;
const dayOf = (day: Day) => new Date(`${day}T12:00:00Z`);
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...inEngland, ...options });

const longDay = format({ day: 'numeric', month: 'long', year: 'numeric' });
const weekdayDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const weekdayOnly = format({ weekday: 'short', day: 'numeric', month: 'long' });
const monthYear = format({ month: 'short', year: 'numeric' });
const clock = format({ hour: '2-digit', minute: '2-digit', hour12: false });

/** `21 November 2026` */
export const showDay = (day: Day): string => longDay.format(dayOf(day));
/** `Saturday 21 November 2026` */
export const showWeekday = (day: Day): string => weekdayDay.format(dayOf(day)).replace(',', '');
/** `Sat 21 November`, for days that are near. */
export const showNearDay = (day: Day): string => weekdayOnly.format(dayOf(day)).replace(',', '');
/** `Nov 2026` */
export const showMonth = (day: Day): string => monthYear.format(dayOf(day));

/** An instant in England's time: `21 November 2026, 14:05`. */
export const showMoment = (moment: string): string => {
  const at = new Date(moment);
  return `${longDay.format(at)}, ${clock.format(at)}`;
};
/** The day in England on which an instant fell. */
export const dayOfMoment = (moment: string): Day => today(new Date(moment));

/** What ends at midnight in England ends for people with the day before: `10 December 2026`. */
export const showLastDay = (end: string): string =>
  showDay(dayOfMoment(new Date(Date.parse(end) - 1).toISOString()));

/** The period a document covers: `1 September 2026 to 30 November 2026`, `since …`, `until …`. */
export function showPeriod(from: Day | null, to: Day | null): string {
  if (from && to) return from === to ? showDay(from) : `${showDay(from)} to ${showDay(to)}`;
  if (from) return `since ${showDay(from)}`;
  if (to) return `until ${showDay(to)}`;
  return '';
}

/** A size of a file in the units people see in their file manager (1 kB = 1,000 bytes). */
export function showSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

const plurals = new Intl.PluralRules('en-GB');
/** `1 document`, `2 documents`; irregular plurals are given. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${plurals.select(n) === 'one' ? one : many}`;

/** `18 of 94 done (19 %)`, with a no-break space before the sign. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '0 of 0' : `${part} of ${whole} (${Math.round((part / whole) * 100)}\u00a0%)`;

/** `a`, `a and b`, `a, b and c` */
export const andList = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** `Area 3`, `Areas 3 and 7` */
export const showAreas = (numbers: readonly number[]): string =>
  numbers.length === 0
    ? 'No area yet'
    : `${numbers.length === 1 ? 'Area' : 'Areas'} ${andList(numbers.map(String))}`;

/** A hash shortened for a table; the whole stands in the title. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;

export interface Deadline {
  /** `Mon 30 November` */
  day: string;
  /** `1 day late`, `today`, `5 working days` */
  left: string;
  late: boolean;
}

/** How a deadline stands on a day. Late counts days of the calendar, since that is how lateness is felt. */
export function deadline(due: Day, on: Day = today()): Deadline {
  if (due < on) {
    const days = Math.round((Date.parse(on) - Date.parse(due)) / 86_400_000);
    return {
      day: days > 300 ? showDay(due) : showNearDay(due),
      left: `${count(days, 'day')} late`,
      late: true,
    };
  }
  if (due === on) return { day: showNearDay(due), left: 'today', late: false };
  const far = Date.parse(due) - Date.parse(on) > 300 * 86_400_000;
  return {
    day: far ? showDay(due) : showNearDay(due),
    left: count(workingDaysBetween(on, due), 'working day'),
    late: false,
  };
}

/** How long something has waited: `today`, `1 day`, `6 days`. */
export function waited(since: string, on: Day = today()): string {
  const days = Math.round((Date.parse(on) - Date.parse(dayOfMoment(since))) / 86_400_000);
  return days <= 0 ? 'today' : count(days, 'day');
}

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
