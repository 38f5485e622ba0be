import type { DaysAgo, SamplePerson, SampleReview } from './sample.types.js';

/** Approved by the improvement partner, or by the senior officer where the partner uploaded it. */
export function approved(
  reviewerEmail: SamplePerson,
  submittedDaysAgo: DaysAgo,
  decidedDaysAgo: DaysAgo,
  reviewComment: string,
): SampleReview {
  return { outcome: 'approved', submittedDaysAgo, decidedDaysAgo, reviewerEmail, reviewComment };
}
