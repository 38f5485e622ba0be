import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { placeholders, visibleTo } from './evidence.access.js';
import type { EvidenceState } from './evidence.words.js';

/** One place of a chain. What the caller may not read keeps its place without an id, a title or a state. */
export interface ChainLink {
  id: string | null;
  title: string | null;
  state: EvidenceState | null;
  /** Since when the next of the chain stands in its place; null: it is not replaced. */
  replacedAt: Date | null;
  isThis: boolean;
}

/** The chain that the evidence stands in, oldest first; empty when it replaces nothing and nothing replaces it. */
export async function viewChain(tx: EntityManager, caller: Caller, evidenceId: string): Promise<ChainLink[]> {
  const values: unknown[] = [caller.programmeId, evidenceId];
  const visible = visibleTo(caller, 'read', placeholders(values));
  const chain = await tx.query<ChainLink[]>(
    `WITH RECURSIVE standing AS (
       SELECT older_id, newer_id, replaced_at FROM supersession WHERE programme_id = $1 AND ended_at IS NULL
     ), back (id, step) AS (
       SELECT $2::uuid, 0 UNION ALL SELECT s.older_id, b.step - 1 FROM back b JOIN standing s ON s.newer_id = b.id
     ), forth (id, step) AS (
       SELECT $2::uuid, 0 UNION ALL SELECT s.newer_id, f.step + 1 FROM forth f JOIN standing s ON s.older_id = f.id
     ), chain AS (SELECT * FROM back UNION SELECT * FROM forth)
     SELECT CASE WHEN v.ok THEN e.id END AS id, CASE WHEN v.ok THEN e.title END AS title, CASE WHEN v.ok THEN e.state END AS state,
       s.replaced_at AS "replacedAt", c.id = $2 AS "isThis"
     FROM chain c JOIN evidence e ON e.id = c.id LEFT JOIN standing s ON s.older_id = c.id
     CROSS JOIN LATERAL (SELECT ${visible} AS ok) v
     WHERE e.programme_id = $1 ORDER BY c.step`,
    values,
  );
  return chain.length > 1 ? chain : [];
}
