import { polarityWords, seriesName, serviceWords, travelWords, verdictWords } from '@revisit/core/shared';
import type { Kpi } from '../../types.js';
import { downloadCsv } from '../../ui/csv.js';

const head = [
  'Ref',
  'Measure',
  'Series',
  'Responsible',
  'How often',
  'Which way is better',
  'Guessed',
  'Tells about',
  'Areas',
  'Latest',
  'As at',
  'Target',
  'Statistical neighbours',
  'National',
  'Against target',
  'Direction of travel',
  'Next reading in time until',
  'Overdue',
];

const yes = (is: boolean) => (is ? 'yes' : 'no');

/** A row for each series. */
export const measuresCsv = (kpis: readonly Kpi[]): string[][] => [
  head,
  ...kpis.flatMap((kpi) =>
    kpi.series.map((series) => [
      kpi.ref,
      kpi.measure,
      seriesName(series),
      kpi.responsibleRole,
      kpi.frequency,
      polarityWords[kpi.polarity],
      yes(kpi.polarityIsGuess),
      kpi.covers.map((service) => serviceWords[service]).join(', '),
      kpi.areas.map((area) => area.number).join(' '),
      series.latest?.text ?? '',
      series.latest?.asAt ?? '',
      series.target?.text ?? '',
      series.neighbours?.text ?? '',
      series.national?.text ?? '',
      verdictWords[series.verdict],
      travelWords[series.travel],
      series.expected?.dueBy ?? '',
      yes(series.overdue),
    ]),
  ),
];

/** The measures that match the filters, as a file. */
export const exportMeasures = (kpis: Kpi[]): void => downloadCsv('measures.csv', measuresCsv(kpis));
