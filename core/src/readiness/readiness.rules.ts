export const criterionIds = ['impact', 'families', 'output', 'fresh', 'plan', 'review'] as const;
export type CriterionId = (typeof criterionIds)[number];
/** The columns of the board: a heading and the rule in a sentence. */
export const criteria: Record<CriterionId, { title: string; rule: string }> = {
  impact: {
    title: 'Impact',
    rule: 'Current, approved evidence shows what changed for children and families, from at least two sources.',
  },
  families: {
    title: 'Families',
    rule: 'Current, approved evidence carries the voice of families or of young people.',
  },
  output: {
    title: 'Output',
    rule: 'Each completed action has current, approved evidence that its result exists and is used.',
  },
  fresh: { title: 'Fresh', rule: 'No approved evidence is past its review date.' },
  plan: {
    title: 'Plan',
    rule: 'No action is red or overdue without a note that says why and what happens next.',
  },
  review: { title: 'Review', rule: 'Nothing has waited for review for more than ten working days.' },
};

export type CriterionState = 'met' | 'partly' | 'not-met';
export type AreaState = 'ready' | 'partly' | 'not-ready';

/** What is missing, why it matters, who can close it (a role), and where (a path of the web). */
export interface Gap {
  what: string;
  why: string;
  who: string;
  href: string;
}

/** One rule's verdict on one area. `detail` always carries the counts. */
export interface Criterion {
  id: CriterionId;
  state: CriterionState;
  /** Few words for a cell of the board. */
  brief: string;
  detail: string;
  gaps: Gap[];
}
