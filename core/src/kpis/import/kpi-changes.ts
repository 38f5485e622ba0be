import { fold } from '../../plans/reading/fold.js';
import type { KpiDetail } from '../kpis.load.js';
import { seriesName, valueKindWords } from '../kpis.words.js';
import { readValue } from '../value-text.js';
import type { ReadKpi, ReadSeries } from './kpi-draft.js';

/** What a file says otherwise than the programme. `from` is null for what is new. */
export interface KpiChange {
  ref: string;
  /** Of which series; empty for the measure as a whole, or for a measure of one series. */
  series: string;
  /** `measure`, `role`, `frequency`, `added`, `series`, or what a value is and of which year: `Target 18/19`. */
  field: string;
  from: string | null;
  to: string;
}

/** One value to be written: of which series, and whether it takes the place of another. */
export interface ValueChange {
  series: ReadSeries;
  value: ReadSeries['values'][number];
  from: string | null;
}

export interface KpiDifference {
  read: ReadKpi;
  /** Null: the measure is new. */
  live: KpiDetail | null;
  fields: { field: 'measure' | 'role' | 'frequency'; from: string; to: string }[];
  newSeries: ReadSeries[];
  values: ValueChange[];
}

type Which = Pick<ReadSeries, 'cohort' | 'subject'>;

const bareFigure = /^[-−–]?[\d,]+(\.\d+)?%?$/;

/** A sheet keeps -4.0 as -4: bare figures are compared by what they count, everything else by its words. */
function sameValue(one: string, other: string): boolean {
  if (!bareFigure.test(one) || !bareFigure.test(other)) return same(one, other);
  const [a, b] = [readValue(one), readValue(other)];
  return a.number === b.number && a.percent === b.percent;
}

/** Whether both are of the same cohort and subject, however they are written. */
export const isSeries = (one: Which, other: Which): boolean =>
  same(one.cohort, other.cohort) && same(one.subject, other.subject);

const same = (one: string, other: string) => fold(one) === fold(other);

/**
 * What applying the file would do, measure by measure; those that say the same are left out. Kinds of quotes, dashes and
 * spaces make no difference. An empty cell says nothing, and a file without a column for roles or frequencies leaves them.
 */
export function differences(read: readonly ReadKpi[], live: readonly KpiDetail[]): KpiDifference[] {
  return read
    .map((kpi) => difference(kpi, live.find((each) => same(each.ref, kpi.ref)) ?? null))
    .filter(({ live: known, fields, newSeries, values }) =>
      known === null ? true : fields.length + newSeries.length + values.length > 0,
    );
}

function difference(read: ReadKpi, live: KpiDetail | null): KpiDifference {
  const said = [
    { field: 'measure', from: live?.measure ?? '', to: read.measure },
    { field: 'role', from: live?.responsibleRole ?? '', to: read.responsibleRole },
    { field: 'frequency', from: live?.frequency ?? '', to: read.frequency },
  ] as const;
  const ofSeries = (series: ReadSeries) => live?.series.find((each) => isSeries(each, series));
  return {
    read,
    live,
    fields: live ? said.filter(({ from, to }) => to !== '' && !same(from, to)) : [],
    newSeries: read.series.filter((series) => !ofSeries(series)),
    values: read.series.flatMap((series) => {
      const known = ofSeries(series);
      return series.values.flatMap((value) => {
        const standing = live?.values.find(
          (each) =>
            each.standing &&
            each.seriesId === known?.id &&
            each.kind === value.kind &&
            each.asAt === value.asAt,
        );
        return standing && sameValue(standing.text, value.text)
          ? []
          : [{ series, value, from: standing?.text ?? null }];
      });
    }),
  };
}

/** The same for people: a line a change, a new measure as one line. */
export const changesOf = (found: readonly KpiDifference[]): KpiChange[] =>
  found.flatMap(({ read, live, fields, newSeries, values }) => {
    if (!live) return [{ ref: read.ref, series: '', field: 'added', from: null, to: read.measure }];
    return [
      ...fields.map((field) => ({ ref: read.ref, series: '', ...field })),
      ...newSeries.map((series) => ({
        ref: read.ref,
        series: seriesName(series),
        field: 'series',
        from: null,
        to: seriesName(series) || 'one series',
      })),
      ...values.map(({ series, value, from }) => ({
        ref: read.ref,
        series: seriesName(series),
        field: `${valueKindWords[value.kind]} ${value.period}`,
        from,
        to: value.text,
      })),
    ];
  });
