import type { Caller } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';
import type { Day } from '../calendar/calendar.js';
import {
  type Expected,
  expectedNext,
  isReadingOverdue,
  targetFor,
  travelOf,
  verdictOn,
  worstOf,
} from './kpis.rules.js';
import type { Polarity, Service, Travel, ValueKind, Verdict } from './kpis.words.js';
import { readValue } from './value-text.js';

export interface ValueView {
  id: string;
  seriesId: string;
  kind: ValueKind;
  period: string;
  asAt: Day;
  text: string;
  number: number | null;
  knownOn: Day;
  source: string;
  /** A job title; null: it came with the sample. */
  enteredBy: string | null;
  recordedAt: Date;
}

export interface SeriesView {
  id: string;
  cohort: string;
  subject: string;
  latest: ValueView | null;
  /** The target the latest reading is held against; without a reading, the next one. */
  target: ValueView | null;
  neighbours: ValueView | null;
  national: ValueView | null;
  verdict: Verdict;
  travel: Travel;
  expected: Expected | null;
  overdue: boolean;
  /** Every reading with a figure, oldest first: the line of a sparkline. */
  figures: { asAt: Day; number: number }[];
}

export interface KpiView {
  id: string;
  ref: string;
  measure: string;
  section: string;
  responsibleRole: string;
  frequency: string;
  frequencyMonths: number | null;
  polarity: Polarity;
  /** Nobody has said which way is better: it was read out of the words and targets. */
  polarityIsGuess: boolean;
  covers: Service[];
  areas: { id: string; number: number; title: string }[];
  actions: { id: string; ref: string; title: string }[];
  /** `%` when its figures are shares of a hundred; empty otherwise. */
  unit: '%' | '';
  series: SeriesView[];
  verdict: Verdict;
  overdue: boolean;
  /** At least one series has a figure. */
  read: boolean;
  mayEnter: boolean;
  version: number;
}

export interface KpiRow {
  id: string;
  ref: string;
  measure: string;
  section: string;
  responsible_role: string;
  frequency: string;
  frequency_months: number | null;
  polarity: Polarity;
  polarity_is_guess: boolean;
  covers: Service[];
  taken_on: Day;
  version: number;
  areas: KpiView['areas'];
  actions: KpiView['actions'];
}

export interface SeriesRow {
  id: string;
  kpi_id: string;
  cohort: string;
  subject: string;
}

/** One measure as at a day: `values` are the standing ones of its series, of any kind and in any order. */
export function viewKpi(
  caller: Caller,
  row: KpiRow,
  seriesRows: readonly SeriesRow[],
  values: readonly ValueView[],
  on: Day,
): KpiView {
  const series = seriesRows.map((each) =>
    viewSeries(
      row,
      each,
      values.filter((value) => value.seriesId === each.id),
      on,
    ),
  );
  return {
    id: row.id,
    ref: row.ref,
    measure: row.measure,
    section: row.section,
    responsibleRole: row.responsible_role,
    frequency: row.frequency,
    frequencyMonths: row.frequency_months,
    polarity: row.polarity,
    polarityIsGuess: row.polarity_is_guess,
    covers: row.covers,
    areas: row.areas,
    actions: row.actions,
    unit: values.some((value) => readValue(value.text).percent) ? '%' : '',
    series,
    verdict: worstOf(series.map((each) => each.verdict)),
    overdue: series.some((each) => each.overdue),
    read: series.some((each) => each.figures.length > 0),
    mayEnter: mayEnter(caller, row.areas),
    version: row.version,
  };
}

/** A lead answers for the measures that tell about their areas. */
export function mayEnter(caller: Caller, areas: readonly { id: string }[]): boolean {
  const reach = reachOf(caller.roles, 'readings.enter');
  return reach === 'all' || (reach !== null && areas.some((area) => caller.areaIds.includes(area.id)));
}

const oldestFirst = (a: ValueView, b: ValueView) => (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0);

function viewSeries(kpi: KpiRow, row: SeriesRow, values: readonly ValueView[], on: Day): SeriesView {
  const of = (kind: ValueKind) => values.filter((value) => value.kind === kind).toSorted(oldestFirst);
  const readings = of('reading');
  const latest = readings.at(-1) ?? null;
  const figures = readings.flatMap(({ asAt, number }) => (number === null ? [] : [{ asAt, number }]));
  const target = targetFor(latest?.asAt ?? on, of('target'));
  const expected = expectedNext(latest?.asAt ?? null, kpi.taken_on, kpi.frequency_months);
  const before = latest?.number === null ? null : (figures.at(-2)?.number ?? null);
  return {
    id: row.id,
    cohort: row.cohort,
    subject: row.subject,
    latest,
    target,
    neighbours: of('neighbours').at(-1) ?? null,
    national: of('national').at(-1) ?? null,
    verdict: verdictOn(latest?.number ?? null, target?.number ?? null, kpi.polarity),
    travel: travelOf(before, latest?.number ?? null, kpi.polarity),
    expected,
    overdue: isReadingOverdue(expected, on),
    figures,
  };
}
