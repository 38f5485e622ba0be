import type {
  EvidenceKind,
  EvidenceSource,
  EvidenceState,
  LevelMeaning,
  Sensitivity,
  Shows,
  VersionState,
} from '@revisit/core/shared';

/** How the closed lists of the evidence room read on screens. */
export const kindWords: Record<EvidenceKind, string> = {
  policy: 'Policy',
  plan: 'Plan',
  report: 'Report',
  minutes: 'Minutes',
  data: 'Data',
  survey: 'Survey',
  audit: 'Audit',
  'case-study': 'Case study',
  communication: 'Communication',
  training: 'Training',
  other: 'Other',
};

export const sourceWords: Record<EvidenceSource, string> = {
  council: 'Council',
  health: 'Health',
  schools: 'Schools',
  families: 'Families',
  'young-people': 'Young people',
  independent: 'Independent',
};

export const sensitivityWords: Record<Sensitivity, { title: string; hint: string }> = {
  official: { title: 'Official', hint: 'Everybody who works on an area can read it' },
  'official-sensitive': { title: 'Official-sensitive', hint: 'Its areas, reviewers and senior officers' },
  personal: { title: 'Personal', hint: 'Names a child or family: only you and reviewers, and in no pack' },
};

export const showsWords: Record<Shows, { title: string; hint: string }> = {
  activity: { title: 'Activity', hint: 'We did it' },
  output: { title: 'Output', hint: 'It exists and is used' },
  impact: { title: 'Impact', hint: 'It changed something for children and families' },
};

export const evidenceStateWords: Record<EvidenceState, string> = {
  draft: 'Draft',
  submitted: 'Sent for review',
  approved: 'Approved',
  'changes-requested': 'Returned',
  withdrawn: 'Withdrawn',
};

/** What a version's state means to the person who waits for it. */
export const versionStateWords: Record<VersionState, string> = {
  awaiting: 'Not arrived yet',
  received: 'Waiting to be checked',
  inspecting: 'Being checked',
  quarantined: 'Held until the malware check answers',
  clean: 'Checked',
  rejected: 'Refused',
  discarded: 'Discarded',
  expired: 'Never arrived',
};

export const meaningWords: Record<LevelMeaning, string> = {
  done: 'Done',
  'on-track': 'On track',
  'under-way': 'Under way',
  'at-risk': 'At risk',
  'not-started': 'Not started',
};
