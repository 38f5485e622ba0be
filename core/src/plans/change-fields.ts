/** What can differ between two editions. `typography`: only quotes, dashes, spaces or the writing of a date. */
export const changeFields = [
  'added',
  'removed',
  'rating',
  'text',
  'leads',
  'due',
  'ref',
  'place',
  'expectedOutcome',
  'successMeasure',
  'forum',
  'progress',
  'references',
  'typography',
] as const;
export type ChangeField = (typeof changeFields)[number];
