/** What can be done to many pieces of evidence at once. */
export const bulkActions = [
  'approve',
  'request-changes',
  'submit',
  'withdraw',
  'set-review-by',
  'set-owner',
] as const;
export type BulkAction = (typeof bulkActions)[number];

/** More would keep a person waiting without a word, and a summary of more is read by nobody. */
export const bulkAtMost = 200;
