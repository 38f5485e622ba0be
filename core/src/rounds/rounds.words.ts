import type { Day } from '../calendar/calendar.js';
import type { Level } from './round.rules.js';

export const signOffDecisions = ['signed', 'declined', 'withdrawn'] as const;
/** Withdrawn: the action was rated otherwise before anybody decided. */
export type SignOffDecision = (typeof signOffDecisions)[number];

/** What was published of a round whose single ratings are not known. */
export interface PublishedRound {
  /** How many actions by the code of their level; `none` counts those without a rating. */
  counts: Record<string, number>;
  exceptions: {
    subject: string;
    reason: string;
    /** A month is its last day. */
    newDate: { kind: 'month' | 'day'; on: Day } | null;
  }[];
}

/** What a closed round's table and answers are read with, whatever becomes of the plan, its scale and its leads. */
export interface FrozenRound {
  planTitle: string;
  levels: Level[];
  answers: RoundAnswers<{ personId: string }>;
}

/** Who had answered, and whose answers are missing: `missing` and `unled` hold refs of actions. */
export interface RoundAnswers<Who> {
  people: (Who & {
    areaNumbers: number[];
    actions: number;
    answered: number;
    missing: string[];
  })[];
  /** Actions that serve no area with a lead: nobody but the partner answers for them. */
  unled: string[];
  unledMissing: string[];
}

export interface RoundSettingsView {
  everyMonths: number;
  answerWorkingDays: number;
  reminderWorkingDays: number[];
  version: number;
}

/** Bi-monthly, as councils report it; ten working days to answer. Version 0: nobody has set it yet. */
export const defaultRoundSettings: RoundSettingsView = {
  everyMonths: 2,
  answerWorkingDays: 10,
  reminderWorkingDays: [5, 2, 0],
  version: 0,
};
