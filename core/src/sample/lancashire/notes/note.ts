import type { DaysAgo, SampleRerating } from '../../sample.types.js';

/** A lead's later rating of an action: its level, how long ago, and the reason with what happens next. */
export function note(ref: string, levelCode: string, daysAgo: DaysAgo, comment: string): SampleRerating {
  return { ref, levelCode, comment, daysAgo };
}
