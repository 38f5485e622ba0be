import { notReplaced } from '../plans/plans.queries.js';

export interface LifeFilter {
  /** Answered for by this person. */
  ownerId?: string;
  /** Replaced by something newer that is approved. */
  superseded?: boolean;
}

/** Conditions on `evidence e` about who answers for it and whether something newer stands for it. */
export function lifeConditions(filter: LifeFilter, next: (value: unknown) => string): string[] {
  return [
    ...(filter.ownerId ? [`e.owner_id = ${next(filter.ownerId)}::uuid`] : []),
    ...(filter.superseded === undefined ? [] : [filter.superseded ? `NOT ${notReplaced}` : notReplaced]),
  ];
}
