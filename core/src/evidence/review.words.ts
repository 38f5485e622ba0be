/** What can be wrong with evidence that is returned. Order is the order on screens. */
export const returnReasons = [
  'claim-not-shown',
  'activity-only',
  'out-of-date',
  'page-missing',
  'wrong-document',
  'not-enough',
  'unreadable',
  'personal-data',
  'other',
] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** How each reason reads to the owner, and what it means to the reviewer who picks it. */
export const returnReasonWords: Record<ReturnReason, { title: string; hint: string }> = {
  'claim-not-shown': { title: 'Claim not shown', hint: 'The document does not say what the claim says' },
  'activity-only': { title: 'Doing, not changing', hint: 'It shows what was done, not what changed' },
  'out-of-date': { title: 'Out of date', hint: 'There is, or should be, something newer' },
  'page-missing': { title: 'Page missing', hint: 'No page is named, or the wrong one' },
  'wrong-document': { title: 'Wrong document', hint: 'Another file was meant' },
  'not-enough': { title: 'Not enough', hint: 'Too little to stand alone: add more, or another voice' },
  unreadable: { title: 'Can’t be read', hint: 'Pages are missing, crooked, empty or too small' },
  'personal-data': { title: 'Personal data', hint: 'It names a child or a family' },
  other: { title: 'Something else', hint: 'The sentence says what' },
};

/** Reasons and sentence in one line, for a list that has no room for both. */
export const returnLine = (reasons: readonly ReturnReason[], comment: string): string => {
  const named = reasons
    .filter((reason) => reason !== 'other')
    .map((reason) => returnReasonWords[reason].title);
  return named.length === 0 ? comment : `${named.join(', ')}: ${comment}`;
};
