import { seriesName, travelWords, verdictWords } from '@revisit/core/shared';
import type { Kpi, KpiSeries } from '../types.js';
import { count, showDay } from '../ui/format.js';
import type { Mark } from '../ui/Status.js';

export const markOfVerdict: Record<Kpi['verdict'], Mark> = {
  on: 'track',
  off: 'risk',
  'cannot-tell': 'unrated',
};

/** `2 of 6 off target` where there are several series; the verdict's own word where there is one. */
export function verdictBrief({ verdict, series }: Pick<Kpi, 'verdict' | 'series'>): string {
  if (series.length < 2 || verdict !== 'off') return verdictWords[verdict];
  return `${series.filter((each) => each.verdict === 'off').length} of ${series.length} off target`;
}

/** Beside a sparkline, which shows the rest. */
export const travelBrief: Record<KpiSeries['travel'], string> = {
  better: 'Better',
  worse: 'Worse',
  same: 'As before',
  'cannot-tell': '',
};

/** What a measure reads now, in few words: the one figure, or how many series there are. */
export const latestBrief = ({ series }: Pick<Kpi, 'series'>): string =>
  series.length > 1
    ? count(series.length, 'series', 'series')
    : (series[0]?.latest?.text ?? 'No reading yet');

/** `SEN (E), Reading`, or what a measure of one series is called. */
export const nameOfSeries = (series: Pick<KpiSeries, 'cohort' | 'subject'>): string =>
  seriesName(series) || 'Readings';

/** The chart in a sentence, for whoever hears it. */
export function chartSentence(name: string, { latest, target, travel, figures }: KpiSeries): string {
  const now = latest ? `${latest.text} on ${showDay(latest.asAt)}` : 'no reading yet';
  const aim = target ? `, against a target of ${target.text}` : '';
  return `${name}: ${count(figures.length, 'reading')} with a figure, the latest ${now}${aim}. ${travelWords[travel]}.`;
}
