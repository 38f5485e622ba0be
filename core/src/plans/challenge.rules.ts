import type { Day } from '../calendar/calendar.js';
import type { LevelMeaning } from './plans.words.js';

export const challengeKinds = ['no-evidence', 'past-due'] as const;
export type ChallengeKind = (typeof challengeKinds)[number];

/** Each challenge as a sentence that follows the action's ref. */
export const challengeWords: Record<ChallengeKind, string> = {
  'no-evidence': 'No approved, current evidence shows its result or its impact.',
  'past-due': 'It is rated on track, and its date has passed.',
};

/**
 * What speaks against a rating: an action called done or on track that no approved, current output or impact
 * evidence shows, and one called on track whose last day has passed.
 * @param action `showingEvidence` counts approved evidence that is current on the day and shows output or impact
 */
export function challengesOf(
  action: { meaning: LevelMeaning | null; dueOn: Day | null; showingEvidence: number },
  on: Day,
): ChallengeKind[] {
  const claims = action.meaning === 'done' || action.meaning === 'on-track';
  const kinds: ChallengeKind[] = [];
  if (claims && action.showingEvidence === 0) kinds.push('no-evidence');
  if (action.meaning === 'on-track' && action.dueOn !== null && action.dueOn < on) kinds.push('past-due');
  return kinds;
}
