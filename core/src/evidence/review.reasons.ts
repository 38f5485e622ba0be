import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { placeholders, visibleTo } from './evidence.access.js';
import type { ReturnReason } from './review.words.js';

export interface ReasonCount {
  reason: ReturnReason;
  /** Returns that named it; a return may name several. */
  count: number;
}

/** Over how many days returns are counted: long enough to show a habit, short enough to show that it ended. */
const days = 90;

/** Which reasons come up, over what the caller may read. */
export function reasonCounts(tx: EntityManager, caller: Caller): Promise<ReasonCount[]> {
  const values: unknown[] = [caller.programmeId, days];
  const visible = visibleTo(caller, 'read', placeholders(values));
  return tx.query<ReasonCount[]>(
    `SELECT reason, count(*)::int AS count
     FROM review r JOIN evidence e ON e.id = r.evidence_id CROSS JOIN unnest(r.reasons) AS reason
     WHERE r.programme_id = $1 AND r.move = 'request-changes' AND r.at > now() - $2 * interval '1 day' AND ${visible}
     GROUP BY reason ORDER BY count DESC, reason`,
    values,
  );
}
