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

/** What is made of a file that browsers can't show: a PDF copy, or each page as a picture. */
export type Rendition = 'pdf' | 'pictures';

/**
 * What the reader shows of a version: the PDF itself, a PDF copy of it, its pages as pictures, or its words alone.
 */
export const readingForms = ['original', 'copy', 'pictures', 'text'] as const;
export type ReadingForm = (typeof readingForms)[number];

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
