const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const monthNames = months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
/** The words that make a date a date of birth; the date has to follow within a few words. */
const context = /\b(?:date of birth|birth ?date|d\.?\s?o\.?\s?b\.?|born(?: on)?)(?![a-z])[^\n\d]{0,20}/gi;
const date = new RegExp(
  `^(?:(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})|(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})(?:st|nd|rd|th)?\\s+(${monthNames}),?\\s+(\\d{4}))(?!\\d)`,
  'i',
);
/** How far a name may stand from the date, in characters: the same line of a form, or the one before. */
const beside = 80;
const name = /\b(?:Name:?\s+[A-Z][a-z]+|[A-Z][\p{L}'’-]+[ \t]+(?:[A-Z]\.?[ \t]+)?[A-Z][\p{L}'’-]+)/gu;
/** Words with a capital letter that no person is called, as forms and headings have them. */
const noName = new Set(
  'date birth born name number nhs upn dob local authority offer county council city borough school primary secondary academy college trust head service services area year key stage special educational needs send ehc plan report team the of and for health care social street road education young people children family families first last school north south east west monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

export interface BirthDate {
  start: number;
  year: string;
  /** The date as it stands, for telling two of them apart. */
  text: string;
}

function isDay(year: number, month: number, day: number): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  const exists = made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return exists && year >= 1900 && made.getTime() <= Date.now();
}

/** A year of two digits is of this century unless that lies ahead. */
function wholeYear(text: string): number {
  if (text.length === 4) return Number(text);
  const recent = 2000 + Number(text);
  return recent > new Date().getUTCFullYear() ? recent - 100 : recent;
}

function yearOf(match: RegExpExecArray): number | null {
  const [, day, month, year, isoYear, isoMonth, isoDay, wordDay, word, wordYear] = match;
  const parts: [number, number, number] = isoYear
    ? [Number(isoYear), Number(isoMonth), Number(isoDay)]
    : word
      ? [
          Number(wordYear),
          months.findIndex((each) => each.startsWith(word.slice(0, 3).toLowerCase())) + 1,
          Number(wordDay),
        ]
      : [wholeYear(year ?? ''), Number(month), Number(day)];
  return isDay(...parts) ? parts[0] : null;
}

const hasName = (text: string): boolean =>
  [...text.matchAll(name)].some(([found]) => {
    if (/^Name\b/.test(found)) return true;
    return found.split(/\s+/).every((word) => !noName.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
  });

/** Dates that the text calls a date of birth and that stand beside a person's name. A year alone, or a date alone, is none. */
export function birthDatesIn(text: string): BirthDate[] {
  const found: BirthDate[] = [];
  for (const match of text.matchAll(context)) {
    const start = match.index + match[0].length;
    const written = date.exec(text.slice(start, start + 40));
    const year = written ? yearOf(written) : null;
    if (!written || year === null) continue;
    const before = text.slice(Math.max(match.index - beside, 0), match.index);
    const after = text.slice(start + written[0].length, start + written[0].length + beside);
    if (hasName(before) || hasName(after)) found.push({ start, year: String(year), text: written[0] });
  }
  return found;
}
