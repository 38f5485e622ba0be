const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const monthNames = months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
/** The words that make a date a date of birth; the date has to follow within a few words, which may name the person. */
const context = /\b(?:date of birth|birth ?date|d\.?\s?o\.?\s?b\.?|born(?: on)?)(?![a-z])[^\n\d]{0,60}/gi;
const written = `(?:(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})|(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})(?:st|nd|rd|th)?\\s+(${monthNames}),?\\s+(\\d{4}))(?!\\d)`;
const dateHere = new RegExp(`^${written}`, 'i');
const dates = new RegExp(`(?<!\\d)${written}`, 'gi');
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
    const day = dateHere.exec(text.slice(start, start + 40));
    if (!day && isHeading(text, match)) found.push(...inColumn(text, match.index));
    const year = day ? yearOf(day) : null;
    if (!day || year === null) continue;
    const before = text.slice(Math.max(match.index - beside, 0), start);
    const after = text.slice(start + day[0].length, start + day[0].length + beside);
    if (hasName(before) || hasName(after)) found.push({ start, year: String(year), text: day[0] });
  }
  return found.filter((each, index) => found.findIndex(({ start }) => start === each.start) === index);
}

/** A cell of its own: tabs, bars or wide gaps around the words, or the end of the line. */
function isHeading(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
  return /(?:^|[\t|]| {2,})\s*$/.test(before) && /^[a-z. ]+?(?:$|[\t|]| {2,})/i.test(match[0]);
}

/** The heading of a table's column has its dates below it: each row that holds a name and a day, until a gap. */
function inColumn(text: string, heading: number): BirthDate[] {
  const found: BirthDate[] = [];
  let lineStart = text.indexOf('\n', heading) + 1;
  while (lineStart > 0 && lineStart < text.length) {
    const end = text.indexOf('\n', lineStart);
    const line = text.slice(lineStart, end === -1 ? undefined : end);
    if (line.trim() === '') break;
    for (const day of hasName(line) ? line.matchAll(dates) : []) {
      const year = yearOf(day);
      if (year !== null) found.push({ start: lineStart + day.index, year: String(year), text: day[0] });
    }
    lineStart = end + 1;
  }
  return found;
}
