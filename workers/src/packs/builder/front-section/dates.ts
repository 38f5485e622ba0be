const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
/** Three letters always: the locale's own "Sept" is wider than its column. */
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const longMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const londonFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/London',
});

const DAY_MS = 86_400_000;

/** `2020-01-28` as "28 January 2020". */
export function longDate(date: string): string {
  return day.format(atMidnight(date));
}

/** `2017-11-17` as "November 2017". */
export function monthOf(date: string): string {
  return longMonth.format(atMidnight(date));
}

/** An ISO moment as "28 January 2020, 09:12", by the clock in London. */
export function londonMoment(instant: string): string {
  return londonFormat.format(new Date(instant)).replace(' at ', ', ');
}

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((atMidnight(to).getTime() - atMidnight(from).getTime()) / DAY_MS);
}

/**
 * The period that evidence covers, as briefly as is true: "2019", "Dec 2019", "Sep to Dec 2019",
 * "3 Sep 2019 to 9 Jan 2020", "since Jan 2019", "to Dec 2019", or "Not given".
 */
export function period(from: string | null, to: string | null): string {
  if (from && to) return bothEnds(from, to);
  if (from) return `since ${isFirstOfMonth(from) ? month(from) : shortDate(from)}`;
  if (to) return `to ${isLastOfMonth(to) ? month(to) : shortDate(to)}`;
  return 'Not given';
}

function bothEnds(from: string, to: string): string {
  if (from === to) return shortDate(from);
  if (!isFirstOfMonth(from) || !isLastOfMonth(to)) return `${shortDate(from)} to ${shortDate(to)}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  if (sameYear && from.slice(5, 7) === '01' && to.slice(5, 7) === '12') return from.slice(0, 4);
  if (from.slice(0, 7) === to.slice(0, 7)) return month(from);
  return sameYear ? `${shortMonth(from)} to ${month(to)}` : `${month(from)} to ${month(to)}`;
}

function shortDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${month(date)}`;
}

function month(date: string): string {
  return `${shortMonth(date)} ${date.slice(0, 4)}`;
}

function shortMonth(date: string): string {
  return shortMonths[Number(date.slice(5, 7)) - 1]!;
}

function isFirstOfMonth(date: string): boolean {
  return date.endsWith('-01');
}

function isLastOfMonth(date: string): boolean {
  return new Date(atMidnight(date).getTime() + DAY_MS).getUTCDate() === 1;
}

function atMidnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
