import type { Day } from '../calendar/calendar.js';
import { isOverdue } from '../plans/plans.rules.js';
import type { LevelMeaning } from '../plans/plans.words.js';

/** What a rating asks of whoever gives it, besides the sentence that every rating has. */
export interface RatingAsks {
  /** Why it is late or at risk, a new date, and what its recovery needs. */
  explanation: boolean;
  /** It is proposed, and a senior officer who did not propose it signs. */
  signOff: boolean;
}

/**
 * A red action and an overdue one explain themselves; a completed one is signed off (SEND improvement plan of
 * Lancashire, 2019: blue is "completed and signed off"; red and overdue actions are reported by exception). Saying
 * again in a later round that it is completed needs no second signature.
 * @param action `confirms`: it has that very rating already
 */
export const ratingAsks = (
  action: { to: LevelMeaning; dueOn: Day | null; confirms: boolean },
  on: Day,
): RatingAsks => ({
  explanation: action.to === 'at-risk' || isOverdue(action.dueOn, action.to, on),
  signOff: action.to === 'done' && !action.confirms,
});

export type EvidenceLack = 'no-evidence' | 'not-embedded';

/**
 * What approved, current evidence of a completed action lacks. Each needs some of its result or its impact, the same
 * that answers a challenge; a level that says it is embedded (Thurrock's green) needs some of its impact.
 */
export function lackOfEvidence(
  level: { needsEmbedding: boolean },
  evidence: { output: number; impact: number },
): EvidenceLack | null {
  if (evidence.output === 0 && evidence.impact === 0) return 'no-evidence';
  if (level.needsEmbedding && evidence.impact === 0) return 'not-embedded';
  return null;
}
