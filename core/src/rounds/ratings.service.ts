import type { EntityManager } from 'typeorm';
import { type Caller, demand, refusal } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, stale, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import type { ActionsService, ActionView, RatingView } from '../plans/actions.service.js';
import type { LevelMeaning } from '../plans/plans.words.js';
import { ratingAsks } from './rating.rules.js';

export interface NewRating {
  actionId: string;
  code: string;
  comment: string;
  /** Asked of a red or overdue action (rating.rules.ts). */
  reason?: string;
  newDueOn?: Day;
  recovery?: string;
}

export interface LevelRow {
  id: string;
  code: string;
  label: string;
  meaning: LevelMeaning;
  needsEmbedding: boolean;
}

const select = `
  SELECT r.id, r.action_id AS "actionId", v.code, v.label, v.meaning, r.comment, r.reason, r.new_due_on AS "newDueOn", r.recovery,
    r.as_at AS "asAt", r.recorded_at AS "recordedAt", p.job_title AS "ratedBy"
  FROM rating r JOIN rating_level v ON v.id = r.level_id LEFT JOIN person p ON p.id = r.rated_by
  WHERE r.programme_id = $1`;

export class RatingsService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionsService,
  ) {}

  /** Newest first. */
  async list(caller: Caller, filter: { actionId?: string }): Promise<RatingView[]> {
    demand(caller, 'board.read');
    return this.database.read<RatingView>(
      caller.programmeId,
      'ratings',
      `${select} AND ($2::uuid IS NULL OR r.action_id = $2) ORDER BY r.as_at DESC, r.recorded_at DESC LIMIT 1000`,
      [caller.programmeId, filter.actionId ?? null],
    );
  }

  /**
   * Puts one more rating beside the earlier ones; it answers the plan's open round, if there is one. What is
   * newly completed is not rated but proposed and signed (SignOffsService).
   * @param seen the version of the action the person saw; of two who saw the same, one wins. Null: whichever it is.
   */
  async rate(caller: Caller, content: Content<NewRating>, seen: number | null = null): Promise<RatingView> {
    demand(caller, 'actions.rate');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const action = await takeAction(tx, this.actions, caller, wanted.actionId, seen);
      const level = await levelOf(tx, action, wanted.code);
      const confirms = action.rating?.code === level.code;
      const asks = ratingAsks({ to: level.meaning, dueOn: action.due.on, confirms }, today());
      if (asks.signOff) {
        if (!may(caller.roles, 'actions.sign-off')) throw refusal('actions.sign-off');
        throw conflict(
          'not-proposed',
          `Action ${action.ref} is called ${level.label} in two steps: somebody proposes it, and a senior officer who did not propose it signs. Propose it, or sign what was proposed.`,
        );
      }
      if (asks.explanation) demandExplanation(wanted, action);
      const ratingId = await addRating(tx, caller, action, level, wanted);
      await withdrawProposal(tx, caller, action.id);
      const [made] = await tx.query<RatingView[]>(`${select} AND r.id = $2`, [caller.programmeId, ratingId]);
      if (!made) throw new Error('The rating that was just written is not there.');
      return made;
    });
  }
}

/**
 * The action, held until the transaction ends, when the caller may rate it and it is as they saw it. Held without its
 * key: a round that is being closed points at it, and waits for nobody who waits for the round.
 */
export async function takeAction(
  tx: EntityManager,
  actions: ActionsService,
  caller: Caller,
  actionId: string,
  seen: number | null,
): Promise<ActionView> {
  await tx.query('SELECT 1 FROM action WHERE id = $1 FOR NO KEY UPDATE', [actionId]);
  const action = await actions.load(tx, caller, actionId);
  if (!action.mayRate) throw refusal('actions.rate');
  if (seen !== null && seen !== action.version) throw stale('action', action);
  return action;
}

export async function levelOf(tx: EntityManager, action: ActionView, code: string): Promise<LevelRow> {
  const levels = await tx.query<LevelRow[]>(
    `SELECT v.id, v.code, v.label, v.meaning, v.needs_embedding AS "needsEmbedding" FROM rating_level v JOIN plan p ON p.scale_id = v.scale_id
     WHERE p.id = $1 ORDER BY v.position`,
    [action.planId],
  );
  const level = levels.find((candidate) => candidate.code === code);
  if (!level)
    throw unprocessable(
      'unknown-level',
      `This plan has no rating “${code}”. Choose one of: ${levels.map((l) => l.label).join(', ')}.`,
    );
  return level;
}

/** The plan's open round. Held, so that the round can't be closed between this question and the answer's commit. */
export async function openRoundOf(tx: EntityManager, planId: string): Promise<string | null> {
  const [round] = await tx.query<{ id: string }[]>(
    'SELECT id FROM review_round WHERE plan_id = $1 AND closed_at IS NULL FOR SHARE',
    [planId],
  );
  return round?.id ?? null;
}

/** Writes the rating, raises the action's version and puts both on record. Gives the rating's id. */
export async function addRating(
  tx: EntityManager,
  caller: Caller,
  action: ActionView,
  level: LevelRow,
  said: Pick<NewRating, 'comment' | 'reason' | 'newDueOn' | 'recovery'>,
): Promise<string> {
  const roundId = await openRoundOf(tx, action.planId);
  const [rating] = await tx.query<{ id: string }[]>(
    `INSERT INTO rating (programme_id, action_id, level_id, comment, reason, new_due_on, recovery, round_id, as_at, rated_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp()) RETURNING id`,
    [
      caller.programmeId,
      action.id,
      level.id,
      said.comment,
      said.reason ?? '',
      said.newDueOn ?? null,
      said.recovery ?? '',
      roundId,
      today(),
      caller.personId,
    ],
  );
  await tx.query('UPDATE action SET version = version + 1 WHERE id = $1', [action.id]);
  await record(
    tx,
    caller,
    'action.rated',
    { kind: 'action', id: action.id },
    { from: action.rating?.code ?? null, to: level.code, ...(roundId && { roundId }) },
  );
  await readinessChanged(tx, caller);
  return rating?.id ?? '';
}

function demandExplanation(wanted: NewRating, action: ActionView) {
  const errors = [
    ...(wanted.reason ? [] : [{ path: 'reason', message: 'Say why it is late or at risk.' }]),
    ...(wanted.newDueOn
      ? []
      : [{ path: 'newDueOn', message: 'Give the day by which it will be done instead.' }]),
    ...(wanted.newDueOn && wanted.newDueOn < today()
      ? [{ path: 'newDueOn', message: 'The new date has passed already. Give one that is still to come.' }]
      : []),
    ...(wanted.recovery ? [] : [{ path: 'recovery', message: 'Say what it needs to recover.' }]),
  ];
  if (errors.length > 0)
    throw unprocessable(
      'explanation-missing',
      `Action ${action.ref} is at risk or past its date: say why, by when it will be done instead, and what it needs to recover. Nothing was saved.`,
      { errors },
    );
}

/** An action that is rated otherwise is not what somebody wanted signed. */
async function withdrawProposal(tx: EntityManager, caller: Caller, actionId: string) {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `UPDATE sign_off SET decision = 'withdrawn', decided_by = $2, decided_at = now()
     WHERE action_id = $1 AND decided_at IS NULL RETURNING id`,
    [actionId, caller.personId],
  );
  for (const { id } of rows)
    await record(tx, caller, 'sign-off.withdrawn', { kind: 'sign-off', id }, { actionId });
}
