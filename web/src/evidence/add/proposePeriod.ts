import { addDays, addMonths, type Day, isDay } from '@revisit/core/shared';

/** First and last day, both included. */
export interface Period {
  from: Day;
  to: Day;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = '(20[0-4]\\d)';
const shortYear = '(20[0-4]\\d|[0-4]\\d)';
const alone = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'i');

const monthOf = (word = '') => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const yearOf = (digits = '') => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
const two = (number: number) => String(number).padStart(2, '0');
const firstOf = (y: number, m: number): Day => `${y}-${two(m)}-01`;

/** Whole months, from the first of one to the last of the other; null when it would end before it begins. */
function span(fromYear: number, fromMonth: number, toYear: number, toMonth: number): Period | null {
  const from = firstOf(fromYear, fromMonth);
  const to = addDays(addMonths(firstOf(toYear, toMonth), 1), -1);
  return from <= to ? { from, to } : null;
}

/** So many months from the first of one; beyond December the next year's. */
function monthsFrom(y: number, m: number, length: number): Period {
  const from = firstOf(y, m);
  return { from, to: addDays(addMonths(from, length), -1) };
}

/** `2018-19` are two years that follow each other; `2018-25` is not a year of anything. */
const followOn = (first: number, second = ''): boolean => yearOf(second) === first + 1;

/** Days written out, however people write them in England: day before month. */
function days(text: string): Day[] {
  const found: { at: number; day: Day }[] = [];
  const note = (at: number, y: number, m: number, d: number) => {
    const day = `${y}-${two(m)}-${two(d)}`;
    if (isDay(day)) found.push({ at, day });
  };
  for (const match of text.matchAll(/(?<!\d)(20[0-4]\d)([-. ]?)(\d{2})\2(\d{2})(?!\d)/g))
    note(match.index, Number(match[1]), Number(match[3]), Number(match[4]));
  for (const match of text.matchAll(/(?<![\d.])(\d{1,2})([-. ])(\d{1,2})\2(20[0-4]\d)(?!\d)/g))
    note(match.index, Number(match[4]), Number(match[3]), Number(match[1]));
  const worded = new RegExp(
    `(?<![a-z0-9])(\\d{1,2})(?:st|nd|rd|th)?[- ]${monthWord}[- ]${year}(?![a-z0-9])`,
    'gi',
  );
  for (const match of text.matchAll(worded))
    note(match.index, Number(match[3]), monthOf(match[2]), Number(match[1]));
  return found.toSorted((a, b) => a.at - b.at).map(({ day }) => day);
}

type Reading = [pattern: RegExp, read: (match: RegExpExecArray) => Period | null];

const seasons: Record<string, [month: number, length: number]> = {
  spring: [1, 3],
  summer: [4, 5],
  autumn: [9, 4],
  winter: [12, 3],
};

/** Councils and the NHS count quarters from April: quarter 1 of 2019 is April to June 2019. */
const quarter = (number: string | undefined, y: number) => monthsFrom(y, 4 + 3 * (Number(number) - 1), 3);
const quarterOf = (number: string | undefined, y: number): Period =>
  Number(number) === 4 ? monthsFrom(y + 1, 1, 3) : quarter(number, y);

/** Most telling first. Terms are the schools': autumn from September, spring from January, summer to August. */
const readings: Reading[] = [
  [
    alone(`q(?:uarter)? ?([1-4])[ -]+${year}(?:[- ](\\d{2}|20\\d{2}))?`),
    ([, n, y]) => quarterOf(n, yearOf(y)),
  ],
  [
    alone(`${year}(?:[- ](\\d{2}|20\\d{2}))?[ -]+q(?:uarter)? ?([1-4])`),
    ([, y, , n]) => quarterOf(n, yearOf(y)),
  ],
  [
    alone(`${monthWord}[ -]+${shortYear} ?(?:-|to|until| ) ?${monthWord}[ -]+${shortYear}`),
    ([, m, y, n, z]) => span(yearOf(y), monthOf(m), yearOf(z), monthOf(n)),
  ],
  [
    alone(`${monthWord} ?(?:-|to|until) ?${monthWord}[ -]+${year}`),
    ([, m, n, y]) => span(yearOf(y) - (monthOf(m) > monthOf(n) ? 1 : 0), monthOf(m), yearOf(y), monthOf(n)),
  ],
  [alone(`${monthWord}[ -]*${shortYear}`), ([, m, y]) => span(yearOf(y), monthOf(m), yearOf(y), monthOf(m))],
  [alone(`${year}[ -]+${monthWord}`), ([, y, m]) => span(yearOf(y), monthOf(m), yearOf(y), monthOf(m))],
  [
    alone(`(spring|summer|autumn|winter)(?: term)?[ -]+${year}`),
    ([, season = '', y]) => {
      const [month, length] = seasons[season.toLowerCase()] ?? [1, 12];
      return monthsFrom(yearOf(y), month, length);
    },
  ],
  [
    alone(`(?:academic|school) year[ -]+${year}[- ](\\d{2}|20\\d{2})`),
    ([, y, next]) => (followOn(yearOf(y), next) ? monthsFrom(yearOf(y), 9, 12) : null),
  ],
  [
    alone(`${year}[- ](20\\d{2}|[2-4]\\d|1\\d)`),
    ([, y, next]) => (followOn(yearOf(y), next) ? monthsFrom(yearOf(y), 4, 12) : null),
  ],
  [alone(`${year}-(0[1-9]|1[0-2])`), ([, y, m]) => span(yearOf(y), Number(m), yearOf(y), Number(m))],
  [alone(year), ([, y]) => monthsFrom(yearOf(y), 1, 12)],
];

/** The period one name speaks of. */
function periodIn(name: string): Period | null {
  const text = name.replace(/_+/g, ' ').replace(/\s+/g, ' ').replaceAll('–', '-');
  const [first, ...others] = days(text);
  if (first) {
    const last = others.at(-1) ?? first;
    return first <= last ? { from: first, to: last } : { from: last, to: first };
  }
  for (const [pattern, read] of readings) {
    const match = pattern.exec(text);
    const period = match && read(match);
    if (period) return period;
  }
  return null;
}

/**
 * The period a file covers, read from its name, else from the nearest folder that names one: days, months, quarters,
 * terms, financial years (`2018-19` is April to March) and years. Null when nothing says.
 */
export function proposePeriod(path: string): Period | null {
  const [fileName = '', ...folders] = path.split(/[/\\]/).toReversed();
  for (const name of [fileName.replace(/\.[a-z0-9]{1,5}$/i, ''), ...folders]) {
    const period = periodIn(name);
    if (period) return period;
  }
  return null;
}

/** A name without its days, so that `31.03.2019` is not taken for the ref of an action. */
export const withoutDays = (name: string): string =>
  name
    .replace(/(?<!\d)20[0-4]\d([-. ]?)\d{2}\1\d{2}(?!\d)/g, ' ')
    .replace(/(?<![\d.])\d{1,2}([-. ])\d{1,2}\1 ?20[0-4]\d(?!\d)/g, ' ');
