/** The closed lists of the evidence room (DESIGN section 5). Order is the order on screens. */
export const evidenceKinds = [
  'policy',
  'plan',
  'report',
  'minutes',
  'data',
  'survey',
  'audit',
  'case-study',
  'communication',
  'training',
  'other',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Whose voice the evidence carries. */
export const evidenceSources = [
  'council',
  'health',
  'schools',
  'families',
  'young-people',
  'independent',
] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

export const sensitivities = ['official', 'official-sensitive', 'personal'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** What a link shows: we did it, it exists and is used, it changed something for children and families. */
export const showsLevels = ['activity', 'output', 'impact'] as const;
export type Shows = (typeof showsLevels)[number];

export const evidenceStates = ['draft', 'submitted', 'approved', 'changes-requested', 'withdrawn'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

export const versionStates = [
  'awaiting',
  'received',
  'inspecting',
  'quarantined',
  'clean',
  'rejected',
  'discarded',
  'expired',
] as const;
export type VersionState = (typeof versionStates)[number];

/** A caution a person sees beside a version; the version is usable all the same. */
export interface FileWarning {
  code: string;
  message: string;
  page?: number;
}

export const tagsAtMost = 20;
export const tagLength = 40;

/** Tags as they are kept: lower case, single spaces, each once, in the order given. */
export const tidyTags = (tags: readonly string[]): string[] => [
  ...new Set(
    tags.map((tag) => tag.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB')).filter((tag) => tag !== ''),
  ),
];
