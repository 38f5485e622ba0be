import { addDays } from '@revisit/core/shared';
import type { Kpi, KpiDetail, KpiValue, Quote } from '../src/types.js';
import { areaRef, at } from './documents.js';
import { id, now } from './programme.js';

const aValue = (index: number, series: number, said: Partial<KpiValue>): KpiValue => ({
  id: id(700 + series * 20 + index),
  seriesId: id(690 + series),
  kind: 'reading',
  period: '',
  asAt: addDays(now, -200 + index * 60),
  text: `${70 + index * 4}%`,
  number: 70 + index * 4,
  knownOn: addDays(now, -190 + index * 60),
  source: 'Monthly return',
  enteredBy: 'Head of Inclusion',
  recordedAt: at(10),
  ...said,
});

/** Four values, a correction and words in the place of a figure. */
const values = (series: number): KpiDetail['values'] =>
  [
    aValue(3, series, { kind: 'target', asAt: addDays(now, 100), text: '90%', number: 90, period: '18/19' }),
    aValue(2, series, {}),
    aValue(4, series, { asAt: addDays(now, -80), text: '71%', number: 71 }),
    aValue(1, series, {}),
    aValue(0, series, {}),
    aValue(5, series, { kind: 'national', asAt: addDays(now, -400), text: 'Not available', number: null }),
  ].map((value, index) => ({ ...value, standing: index !== 2 }));

const measure = (index: number, cohorts: string[]): KpiDetail => ({
  id: id(680 + index),
  ref: `${index}a`,
  measure: 'EHC plans finished within 20 weeks',
  section: '1',
  responsibleRole: 'Head of Inclusion',
  frequency: 'Bi-monthly',
  frequencyMonths: 2,
  polarity: 'higher',
  polarityIsGuess: index === 1,
  covers: index === 1 ? ['education', 'health'] : [],
  areas: index === 1 ? [areaRef(6)] : [],
  actions: [],
  unit: '%',
  series: cohorts.map((cohort, series) => ({
    id: id(690 + series),
    cohort,
    subject: '',
    latest: aValue(2, series, {}),
    target: aValue(3, series, { kind: 'target', text: '90%', number: 90 }),
    neighbours: null,
    national: null,
    verdict: 'off',
    travel: 'better',
    expected: { periodEnd: addDays(now, -40), dueBy: addDays(now, -10) },
    overdue: true,
    figures: [0, 1, 2].map((each) => ({ asAt: addDays(now, -200 + each * 60), number: 70 + each * 4 })),
  })),
  verdict: 'off',
  overdue: true,
  read: true,
  mayEnter: true,
  version: 1,
  values: cohorts.flatMap((_, series) => values(series)),
});

/** Two documents that contradict each other, and a third. */
export const quotes: Quote[] = [0, 1, 2].map((index) => ({
  id: id(760 + index),
  linkId: id(401),
  evidenceId: id(301 + index),
  title: 'EHC plan audit findings',
  page: index + 1,
  seriesId: id(690),
  asAt: '2018-03-31',
  text: `${84 + index}%`,
  number: 84 + index,
  others: index < 2 ? [{ evidenceId: id(302), title: 'The dashboard', text: '85%' }] : [],
  reading: index === 2 ? '84.7%' : null,
}));

export const measures: (Kpi & KpiDetail)[] = [measure(1, ['']), measure(2, ['SEN (E)', 'SEN (K)'])];
