import { addMonths, type Day } from '../calendar/calendar.js';
import type { EvidenceKind } from './evidence.words.js';

/**
 * After how many months each kind usually wants looking at again; null: never, it tells of a day that is over. Our
 * own rule, after how often councils renew such documents; a proposal only, since a person sets the date.
 */
export const usualMonths: Record<EvidenceKind, number | null> = {
  policy: 12,
  plan: 6,
  report: 12,
  minutes: null,
  data: 3,
  survey: 12,
  audit: 12,
  'case-study': 12,
  communication: null,
  training: 12,
  other: 12,
};

/**
 * The day by which a piece of evidence usually wants looking at again, or null for kinds that don't age.
 * Counted from the last day it covers; when it names no period, from the day of its approval.
 */
export function usualReviewBy(kind: EvidenceKind, coversTo: Day | null, approvedOn: Day): Day | null {
  const months = usualMonths[kind];
  return months === null ? null : addMonths(coversTo ?? approvedOn, months);
}

/** Where the usual date comes from, in words that stand beside it. */
export function usualReviewByWords(kind: EvidenceKind, coversTo: Day | null): string {
  const months = usualMonths[kind];
  if (months === null) return 'This kind does not age: it needs no date.';
  return `Usual for this kind: ${months} months after ${coversTo ? 'the period it covers' : 'it is approved'}.`;
}
