import type {
  AreaState,
  CriterionId,
  CriterionState,
  EvidenceKind,
  EvidenceSource,
  LevelMeaning,
  PackManifest,
  Shows,
} from '@revisit/core';

/** The shapes of the template, one file each; each is a level that a reader can tell without its colour. */
export type Shape = LevelMeaning | 'not-rated';

export const meaningWords: Record<Shape, string> = {
  done: 'Done',
  'on-track': 'On track',
  'under-way': 'Under way',
  'at-risk': 'At risk',
  'not-started': 'Not started',
  'not-rated': 'Not rated',
};

export const areaWords: Record<AreaState, { word: string; shape: Shape }> = {
  ready: { word: 'Would stand up', shape: 'done' },
  partly: { word: 'Partly', shape: 'under-way' },
  'not-ready': { word: 'Not yet', shape: 'not-started' },
};

const criterionWords: Record<CriterionState, string> = { met: 'Met', partly: 'Partly', 'not-met': 'Not met' };

/** These three ask that nothing is wrong; the others ask that something is there. */
const asksThatNothingIsWrong: readonly CriterionId[] = ['fresh', 'plan', 'review'];

/** What is not there yet is hollow; what has gone wrong is at risk. */
export function criterionVerdict(id: CriterionId, state: CriterionState): { word: string; shape: Shape } {
  const word = criterionWords[state];
  if (state === 'met') return { word, shape: 'done' };
  if (state === 'partly') return { word, shape: 'under-way' };
  return { word, shape: asksThatNothingIsWrong.includes(id) ? 'at-risk' : 'not-started' };
}

export const voiceWords: Record<EvidenceSource, string> = {
  council: 'Council',
  health: 'Health',
  schools: 'Schools',
  families: 'Families',
  'young-people': 'Young people',
  independent: 'Independent',
};

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
  other: 'Other document',
};

export const showsWords: Record<Shows, string> = {
  activity: 'Activity',
  output: 'Output',
  impact: 'Impact',
};

type LeftOutReason = PackManifest['leftOut'][number]['reason'];

export const leftOutWords: Record<LeftOutReason, { title: string; why: string }> = {
  personal: {
    title: 'Personal',
    why: 'Personal evidence stays out: it could identify a child or a family. It can be shown on site.',
  },
  findings: {
    title: 'Personal details found',
    why: 'Its text has personal details, such as an NHS number, and nobody has settled yet whether they belong there.',
  },
  'not-approved': {
    title: 'Not approved',
    why: 'Nobody has approved its latest version yet.',
  },
};

/** Said beside evidence that is in the pack but no longer counts. */
export const pastReviewDate = 'past its review date';

/** "1 gap", "0 gaps", "12 gaps". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "1, 4 and 10". */
export function listed(items: readonly (string | number)[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
