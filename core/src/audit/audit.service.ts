import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';

/**
 * Puts one entry on record, in the transaction of the change itself. `details` holds ids, field names, states and
 * hashes only: a personal value there could never be erased without breaking the chain.
 */
export async function record(
  tx: EntityManager,
  caller: Pick<Caller, 'programmeId' | 'personId'>,
  action: string,
  subject: { kind: string; id: string },
  details: Record<string, unknown> = {},
): Promise<void> {
  await tx.query(
    `INSERT INTO audit_entry (programme_id, action, subject, subject_id, person_id, details, transaction)
     VALUES ($1, $2, $3, $4, $5, $6, pg_current_xact_id()::text)`,
    [caller.programmeId, action, subject.kind, subject.id, caller.personId, JSON.stringify(details)],
  );
}
