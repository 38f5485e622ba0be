import type { Day } from '../calendar/calendar.js';
import type { LevelMeaning } from './plans.words.js';

/** Due has passed and the action does not count as done. `dueOn` is the last day on which it is in time. */
export const isOverdue = (dueOn: Day | null, meaning: LevelMeaning | null, on: Day): boolean =>
  dueOn !== null && dueOn < on && meaning !== 'done';

/**
 * Whether the plan criterion asks for a note: a red action needs a comment on its rating, an overdue one a comment
 * written after it became overdue (a sentence from before says nothing about being late).
 */
export function lacksNote(
  action: { dueOn: Day | null; meaning: LevelMeaning | null; comment: string; ratedOn: Day | null },
  on: Day,
): boolean {
  const commented = action.comment.trim() !== '';
  if (isOverdue(action.dueOn, action.meaning, on))
    return !commented || action.ratedOn === null || action.dueOn === null || action.ratedOn <= action.dueOn;
  return action.meaning === 'at-risk' && !commented;
}
