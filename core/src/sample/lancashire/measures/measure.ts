import type { SampleMeasure, SampleSeries } from '../../sample.types.js';

/** What the plan prints of one series: the latest value, two targets, the neighbours' average and the national one. */
type Printed = readonly [latest: string, next: string, after: string, neighbours: string, national: string];

const none = 'Not available';

/** A series as printed; `recent` are readings of the sample's own, the newest last. */
export const series = (
  printed: Printed,
  recent: readonly string[] = [],
  cohort = '',
  subject = '',
): SampleSeries => ({
  cohort,
  subject,
  latest: printed[0],
  targets: [printed[1], printed[2]],
  neighbours: printed[3],
  national: printed[4],
  recent: [...recent],
});

/** One figure and two targets that nobody compares with others. */
export const alone = (
  latest: string,
  next: string,
  after: string,
  recent: readonly string[] = [],
): SampleSeries => series([latest, next, after, none, none], recent);

/** The two cohorts councils tell apart: pupils with a plan, and pupils with SEN support. */
export const cohorts = (
  plan: Printed,
  support: Printed,
  recent: { plan?: readonly string[]; support?: readonly string[] } = {},
  subject = '',
): SampleSeries[] => [
  series(plan, recent.plan, 'SEN (E)', subject),
  series(support, recent.support, 'SEN (K)', subject),
];

export const measure = (
  ref: string,
  text: string,
  about: Omit<SampleMeasure, 'ref' | 'measure' | 'section' | 'actionRefs'> & { actionRefs?: string[] },
): SampleMeasure => ({ actionRefs: [], ...about, ref, measure: text, section: ref.charAt(0) });
