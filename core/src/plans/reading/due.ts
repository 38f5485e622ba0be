import { endOfMonth } from '../../calendar/calendar.js';
import type { Due } from '../plan-content.js';
import { fold } from './fold.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const pad = (value: number): string => String(value).padStart(2, '0');

const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function monthOf(text: string): number | null {
  const name = text.toLowerCase().replace(/\.$/, '');
  const index = months.findIndex((month) => name.startsWith(month));
  const whole = monthNames[index]?.toLowerCase() ?? '';
  return index >= 0 && (whole.startsWith(name) || name === 'sept') ? index + 1 : null;
}

function dayOf(year: number, month: number, day: number): string | null {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}

function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: \d{1,2}:\d{2})?$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (figures) return dayOf(yearOf(figures[3] ?? ''), Number(figures[2]), Number(figures[1]));
  const words = /^(?:\p{L}+day,? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(\p{L}+\.?),? (\d{4}|\d{2})$/iu.exec(
    text,
  );
  const month = words && monthOf(words[2] ?? '');
  return words && month ? dayOf(yearOf(words[3] ?? ''), month, Number(words[1])) : null;
}

function readMonth(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})$/.exec(text);
  if (iso && Number(iso[2]) >= 1 && Number(iso[2]) <= 12) return text;
  const words = /^(?:end of |by |by end of |by the end of )?(\p{L}+\.?)[ -](\d{4}|\d{2})$/iu.exec(text);
  const month = words && monthOf(words[1] ?? '');
  return words && month ? `${yearOf(words[2] ?? '')}-${pad(month)}` : null;
}

const recurring =
  /\b(on-?going|continuous|monthly|termly|annual|annually|yearly|bi-?monthly|weekly|rolling)\b/i;

/**
 * A due date as the portal can count it. English order of days. A text that says no date is kept as text with
 * kind `none`, and `understood` is false, so that a person is told.
 */
export function readDue(printed: string): Due & { understood: boolean } {
  const text = printed.replace(/\s+/g, ' ').trim();
  const plain = fold(text);
  if (plain === '' || /^(n\/a|none|tbc|tba|-)$/i.test(plain))
    return { kind: 'none', on: null, text, understood: true };
  if (/^quarterly$/i.test(plain)) return { kind: 'quarterly', on: null, text, understood: true };
  // A workbook's own dates are printed as this plan's words would be; what somebody wrote stays as written.
  const isStored = /^\d{4}-\d\d(-\d\d)?$/.test(plain);
  const dated = (kind: 'month' | 'day', on: string) => ({
    kind,
    on,
    text: isStored ? dueText({ kind, on, text: '' }) : text,
    understood: true,
  });
  const month = readMonth(plain);
  if (month) return dated('month', endOfMonth(month));
  const day = readDay(plain);
  if (day) return dated('day', day);
  if (recurring.test(plain)) return { kind: 'ongoing', on: null, text, understood: true };
  return { kind: 'none', on: null, text, understood: false };
}

/** How a due date is printed when its plan does not say: `March 2019`, `3 March 2019`, `Ongoing`. */
export function dueText({ kind, on, text }: Due): string {
  if (text !== '') return text;
  if (kind === 'ongoing') return 'Ongoing';
  if (kind === 'quarterly') return 'Quarterly';
  if (kind === 'none' || on === null) return '';
  const [year = '', month = '', day = ''] = on.split('-');
  const name = monthNames[Number(month) - 1] ?? '';
  return kind === 'month' ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Whether two dues come to the same day, or to the same words where there is none. */
export function sameDue(a: Due, b: Due): boolean {
  if (a.kind !== b.kind || a.on !== b.on) return false;
  if (a.on !== null || a.text === '' || b.text === '') return true;
  return fold(a.text).toLowerCase() === fold(b.text).toLowerCase();
}
