/** Which way a measure should move. `none`: it only counts. `unclear`: nobody has said yet and its words don't tell. */
export const polarities = ['higher', 'lower', 'none', 'unclear'] as const;
export type Polarity = (typeof polarities)[number];

/** What a person may say of it: `unclear` is what the portal says when it can't guess. */
export const polaritiesToSet = ['higher', 'lower', 'none'] as const;

export const polarityWords: Record<Polarity, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  none: 'Neither way is better',
  unclear: 'Not said yet',
};

/** The three services inspectors ask about together. */
export const services = ['education', 'health', 'care'] as const;
export type Service = (typeof services)[number];

export const serviceWords: Record<Service, string> = {
  education: 'Education',
  health: 'Health',
  care: 'Social care',
};

/** What a value of a series is: what was measured, what was aimed at, or how others do. */
export const valueKinds = ['reading', 'target', 'neighbours', 'national'] as const;
export type ValueKind = (typeof valueKinds)[number];

export const valueKindWords: Record<ValueKind, string> = {
  reading: 'Reading',
  target: 'Target',
  neighbours: 'Statistical neighbours',
  national: 'National',
};

/** Whether the latest reading reaches the target that applies to it. */
export const verdicts = ['on', 'off', 'cannot-tell'] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictWords: Record<Verdict, string> = {
  on: 'On target',
  off: 'Off target',
  'cannot-tell': 'Can’t tell',
};

/** How the latest figure compares with the one before it. */
export const travels = ['better', 'worse', 'same', 'cannot-tell'] as const;
export type Travel = (typeof travels)[number];

export const travelWords: Record<Travel, string> = {
  better: 'Better than before',
  worse: 'Worse than before',
  same: 'As before',
  'cannot-tell': 'Can’t tell yet',
};

/** A series by its cohort and subject: `SEN (E), Reading`; empty for a measure of one series. */
export const seriesName = ({ cohort, subject }: { cohort: string; subject: string }): string =>
  [cohort, subject].filter((part) => part !== '').join(', ');
