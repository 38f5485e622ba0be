import type { Day } from '../../calendar/calendar.js';
import { headingKey, oneLine } from '../../plans/reading/fold.js';
import type { TableRow } from '../../plans/reading/tabled-document.js';
import type { ValueKind } from '../kpis.words.js';

export type TextField =
  | 'ref'
  | 'measure'
  | 'section'
  | 'responsibleRole'
  | 'frequency'
  | 'polarity'
  | 'cohort'
  | 'subject';

/** A heading over values: what they are, of which year, and the columns it stands over. */
export interface ValueColumn {
  kind: ValueKind;
  /** As people call the year: `17/18`. */
  period: string;
  /** The last day of that year. */
  asAt: Day;
  from: number;
  to: number;
}

export interface KpiColumns {
  texts: Partial<Record<TextField, number>>;
  values: ValueColumn[];
  /** Headings that nobody knows, or that name no year. */
  unknown: string[];
}

const textWords: [TextField, RegExp][] = [
  ['ref', /^(ref|reference|kpi ref|kpi no|no)$/],
  ['measure', /^(measure|measures|kpi|indicator|performance measure|key performance indicator)$/],
  ['section', /^(priority|section|weakness)$/],
  ['responsibleRole', /^(responsible officer|responsible role|responsible|lead|owner|lead officer)$/],
  ['frequency', /^(frequency|reporting frequency|how often)$/],
  ['polarity', /^(polarity|polarity inferred|good is)$/],
  ['cohort', /^(cohort|group)$/],
  ['subject', /^subject$/],
];

const valueWords: [ValueKind, RegExp][] = [
  ['target', /\btarget/],
  ['neighbours', /\bneighbours?\b/],
  ['national', /\b(national|england)\b/],
  ['reading', /\b(latest|performance|actual|baseline|outturn)\b/],
];

/** Twins of a text column, which tell nothing that the text doesn't. */
const told = /\b(number|kind)$|^(frequency months|source line)$/;

const year = /\b(?:20)?(\d{2}) (?:20)?(\d{2})\b/;

/** A council's year ends with March: 17/18 ends on 31 March 2018. */
function yearOf(key: string): { period: string; asAt: Day } | null {
  const found = year.exec(key);
  if (!found || (Number(found[1]) + 1) % 100 !== Number(found[2])) return null;
  return { period: `${found[1]}/${found[2]}`, asAt: `20${found[2]}-03-31` };
}

/** Understands a row of headings. A heading that spans several columns stands over all of them. */
export function kpiColumns(head: TableRow): KpiColumns {
  const columns: KpiColumns = { texts: {}, values: [], unknown: [] };
  head.cells.forEach((cell, at) => {
    const heading = oneLine(cell.text);
    const key = headingKey(heading);
    if (key === '' || cell.covered === 'across') {
      // A sheet keeps nothing in the columns that a heading spans.
      const last = columns.values.at(-1);
      if (last?.to === at - 1 && at > 0) last.to = at;
      return;
    }
    if (told.test(key)) return;
    const text = textWords.find(([, words]) => words.test(key))?.[0];
    if (text && columns.texts[text] === undefined) {
      columns.texts[text] = at;
      return;
    }
    const kind = valueWords.find(([, words]) => words.test(key))?.[0];
    const named = yearOf(key);
    if (kind && named) columns.values.push({ kind, ...named, from: at, to: at });
    else columns.unknown.push(heading);
  });
  return columns;
}

/** Whether headings are those of a table of measures: what is measured, and at least one column of values. */
export const isKpiHead = ({ texts, values }: KpiColumns): boolean =>
  texts.measure !== undefined && texts.ref !== undefined && values.length > 0;
