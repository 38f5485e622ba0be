export const criterionIds = ['impact', 'families', 'output', 'fresh', 'plan', 'review'] as const;
export type CriterionId = (typeof criterionIds)[number];
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
  detail: string;
  gaps: Gap[];
}
