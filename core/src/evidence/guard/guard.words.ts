/** What the guard looks for: what should not travel in a pack. Order is the order on screens. */
export const findingKinds = ['nhs-number', 'upn', 'ni-number', 'birth-date', 'personal-email'] as const;
export type FindingKind = (typeof findingKinds)[number];

export const findingWords: Record<FindingKind, string> = {
  'nhs-number': 'NHS number',
  upn: 'Unique pupil number',
  'ni-number': 'National Insurance number',
  'birth-date': 'Date of birth beside a name',
  'personal-email': 'Personal e-mail address',
};
