import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { conflict } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { endIdleAnswer, endIdleBrief } from './links.js';
import type { NominationEvent } from './nominations.entities.js';
import {
  afterNominationMove,
  isApproved,
  type NominationMove,
  type NominationState,
  type Sector,
} from './nominations.rules.js';

/** A nomination whose row is held by this transaction. */
export interface HeldNomination {
  id: string;
  nominee_id: string;
  area_id: string;
  sector: Sector;
  state: NominationState;
  deputy_for: string | null;
  invitation_id: string | null;
  nominated_by: string;
  version: number;
  erased: boolean;
}

type Actor = Pick<Caller, 'programmeId' | 'personId'>;

/** Holds rows in one order, whoever asks, so that two who act on the same ones take turns and never wait in a ring. */
export const holdNominations = (
  tx: EntityManager,
  where: string,
  values: unknown[],
): Promise<HeldNomination[]> =>
  tx.query<HeldNomination[]>(
    `SELECT n.*, (SELECT e.erased_at IS NOT NULL FROM nominee e WHERE e.id = n.nominee_id) AS erased
     FROM nomination n WHERE ${where} ORDER BY n.id FOR UPDATE OF n`,
    values,
  );

const refusals: Record<NominationMove, string> = {
  invite: 'This person has been asked already, or is not put forward any more.',
  accept: 'This person has answered already, or is not put forward any more.',
  decline: 'This person has declined already, or is not put forward any more.',
  approve: 'Only somebody who has accepted can be approved.',
  brief: 'Only somebody who is approved, and was not briefed before, can be marked as briefed.',
  withdraw: 'This nomination has been taken back already.',
  substitute: 'This person has been replaced already.',
};

/** Makes a move of the table, on record and in the nomination's history. 409 when the table does not allow it. */
export async function moveNomination(
  tx: EntityManager,
  actor: Actor,
  nomination: HeldNomination,
  move: NominationMove,
  act: { id: string; reason?: string; linkId?: string },
): Promise<HeldNomination> {
  const state = nomination.erased ? null : afterNominationMove(nomination.state, move);
  if (state === null)
    throw conflict('move-not-allowed', `${refusals[move]} Look at it as it is now.`, {
      state: nomination.state,
    });
  await tx.query(
    `UPDATE nomination SET state = $2, state_since = clock_timestamp(), reason = $3,
       invitation_id = coalesce($4, invitation_id), version = version + 1 WHERE id = $1`,
    [nomination.id, state, act.reason ?? '', move === 'invite' ? (act.linkId ?? null) : null],
  );
  const moved = { ...nomination, state };
  await happened(tx, actor, moved, move, act);
  if (nomination.state === 'invited') await endIdleAnswer(tx, actor, nomination.nominee_id);
  if (isApproved(nomination.state) && !isApproved(state))
    await endIdleBrief(tx, actor, nomination.nominee_id);
  await readinessChanged(tx, actor);
  return moved;
}

const auditWords = {
  nominate: 'nomination.made',
  'invite-again': 'nomination.invited-again',
  'brief-again': 'nomination.briefed-again',
  'move-up': 'nomination.moved-up',
  invite: 'nomination.invited',
  accept: 'nomination.accepted',
  decline: 'nomination.declined',
  approve: 'nomination.approved',
  brief: 'nomination.briefed',
  withdraw: 'nomination.withdrawn',
  substitute: 'nomination.substituted',
} as const;

/** History and audit hold ids and states: nothing that would have to be erased from them. */
export async function happened(
  tx: EntityManager,
  actor: Actor,
  nomination: Pick<HeldNomination, 'id' | 'nominee_id' | 'area_id' | 'sector' | 'state' | 'deputy_for'>,
  move: NominationEvent['move'],
  act: { id: string; linkId?: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO nomination_event (programme_id, nomination_id, move, state, deputy_for, by_person, act_id, link_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      actor.programmeId,
      nomination.id,
      move,
      nomination.state,
      nomination.deputy_for,
      actor.personId,
      act.id,
      act.linkId ?? null,
    ],
  );
  await record(
    tx,
    actor,
    auditWords[move],
    { kind: 'nomination', id: nomination.id },
    {
      nominee: nomination.nominee_id,
      area: nomination.area_id,
      sector: nomination.sector,
      state: nomination.state,
    },
  );
}

/**
 * The place of somebody who is gone goes to their deputy: the one who is furthest along, and of equals the one named
 * first. Other deputies become deputies of whoever moved up. Returns who did, or null when nobody stood by.
 */
export async function moveDeputyUp(
  tx: EntityManager,
  actor: Actor,
  goneId: string,
  actId: string,
): Promise<string | null> {
  const deputies = await tx.query<(HeldNomination & { created_at: Date })[]>(
    `SELECT n.*, false AS erased FROM nomination n
     WHERE n.deputy_for = $1 AND n.state NOT IN ('declined', 'withdrawn', 'substituted')
     ORDER BY array_position(ARRAY['briefed', 'approved', 'accepted', 'invited', 'nominated'], n.state), n.created_at, n.id
     FOR UPDATE OF n`,
    [goneId],
  );
  const [first, ...others] = deputies;
  if (!first) return null;
  for (const deputy of deputies) {
    const deputyFor = deputy.id === first.id ? null : first.id;
    await tx.query('UPDATE nomination SET deputy_for = $2, version = version + 1 WHERE id = $1', [
      deputy.id,
      deputyFor,
    ]);
  }
  await happened(tx, actor, { ...first, deputy_for: null }, 'move-up', { id: actId });
  for (const deputy of others)
    await happened(tx, actor, { ...deputy, deputy_for: first.id }, 'move-up', { id: actId });
  await readinessChanged(tx, actor);
  return first.id;
}
