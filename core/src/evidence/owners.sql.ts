import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { unprocessable } from '../errors/errors.js';

export interface OwnerMove {
  evidenceId: string;
  fromId: string;
  toId: string;
  reason: string;
  /** Shared by all rows of one hand-over, so that the new owner is told once. */
  handOverId: string;
}

/** Refuses an owner who is not a member of the programme now: 422 `unknown-owner`. */
export async function demandMember(tx: EntityManager, personId: string): Promise<void> {
  const [member] = await tx.query<unknown[]>(
    'SELECT 1 FROM membership WHERE person_id = $1 AND ended_at IS NULL',
    [personId],
  );
  if (!member)
    throw unprocessable(
      'unknown-owner',
      'The person you chose is not a member of this programme. Choose somebody else.',
    );
}

/** Puts a change of owner on record. The evidence's own row is the caller's to write. */
export async function recordOwnerMove(tx: EntityManager, caller: Caller, move: OwnerMove): Promise<void> {
  await tx.query(
    `INSERT INTO owner_change (programme_id, evidence_id, hand_over_id, from_id, to_id, reason, changed_by, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())`,
    [
      caller.programmeId,
      move.evidenceId,
      move.handOverId,
      move.fromId,
      move.toId,
      move.reason,
      caller.personId,
    ],
  );
  await record(
    tx,
    caller,
    'evidence.owner-changed',
    { kind: 'evidence', id: move.evidenceId },
    { from: move.fromId, to: move.toId },
  );
}
