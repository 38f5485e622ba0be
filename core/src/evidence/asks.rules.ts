import type { Day } from '../calendar/calendar.js';

export const askStates = ['open', 'answered', 'withdrawn'] as const;
export type AskState = (typeof askStates)[number];

export const askMoves = ['answer', 'pass-on', 'change-date', 'withdraw'] as const;
export type AskMove = (typeof askMoves)[number];

/** An ask's life. Passing it on and another date leave it open; an answer and a withdrawal end it. */
export const askTransitions: Record<AskState, Partial<Record<AskMove, AskState>>> = {
  open: { answer: 'answered', 'pass-on': 'open', 'change-date': 'open', withdraw: 'withdrawn' },
  answered: {},
  withdrawn: {},
};

/** The state after the move, or null when the table does not allow it. */
export const afterAskMove = (state: AskState, move: AskMove): AskState | null =>
  askTransitions[state][move] ?? null;

/** Open, and its day lies before this one. */
export const isOverdue = (ask: { state: AskState; dueOn: Day }, on: Day): boolean =>
  ask.state === 'open' && ask.dueOn < on;
