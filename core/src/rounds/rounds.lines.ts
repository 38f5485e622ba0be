import type { EntityManager } from 'typeorm';
import { type Day, today } from '../calendar/calendar.js';
import { notFound } from '../errors/errors.js';
import { ratedActions } from '../plans/plans.queries.js';
import type { DueKind } from '../plans/plans.words.js';
import { countLines, type Level, type Line } from './round.rules.js';
import { answersSoFar } from './rounds.answers.js';
import type { FrozenRound, PublishedRound } from './rounds.words.js';

/** A line with what the exceptions of a round need. */
export interface FullLine extends Line {
  dueKind: DueKind;
  dueOn: Day | null;
  reason: string;
  newDueOn: Day | null;
  recovery: string;
}

/** How a plan stood in a round, or stands now. */
export interface Standing {
  /** Null: the plan as it stands now. */
  roundId: string | null;
  planId: string;
  title: string;
  from: Day | null;
  to: Day;
  note: string;
  counts: Record<string, number>;
  /** Null where only the published table is known. */
  lines: FullLine[] | null;
  published: PublishedRound | null;
}

export interface RoundHead {
  id: string;
  plan_id: string;
  title: string;
  period_from: Day;
  period_to: Day;
  note: string;
  published: PublishedRound | null;
  before_id: string | null;
  frozen: FrozenRound | null;
  closed: boolean;
}

const frozenLines = `
  SELECT l.action_id AS "actionId", l.ref, l.title, l.code, l.comment, l.due_kind AS "dueKind", l.due_on AS "dueOn", l.reason,
    l.new_due_on AS "newDueOn", l.recovery
  FROM round_line l WHERE l.programme_id = $1 AND l.round_id = $2 ORDER BY l.position`;

const currentLines = `
  SELECT t.id AS "actionId", t.ref, t.title, t.code, coalesce(t.comment, '') AS comment, t.due_kind AS "dueKind", t.due_on AS "dueOn",
    coalesce(t.reason, '') AS reason, t.new_due_on AS "newDueOn", coalesce(t.recovery, '') AS recovery
  FROM (${ratedActions}) t WHERE t.plan_id = $3 ORDER BY t.position`;

/** The levels of a plan's scale as it is now, best first. */
export const levelsOfPlan = (tx: EntityManager, planId: string): Promise<Level[]> =>
  tx.query<Level[]>(
    `SELECT v.code, v.label, v.meaning, v.colour FROM rating_level v JOIN plan p ON p.scale_id = v.scale_id WHERE p.id = $1 ORDER BY v.position`,
    [planId],
  );

const heads = `
  SELECT id, plan_id, title, period_from, period_to, note, published, before_id, frozen, closed_at IS NOT NULL AS closed FROM review_round
  WHERE programme_id = $1`;

export async function roundHead(tx: EntityManager, programmeId: string, roundId: string): Promise<RoundHead> {
  const [head] = await tx.query<RoundHead[]>(`${heads} AND id = $2`, [programmeId, roundId]);
  if (!head) throw notFound('round');
  return head;
}

/** The levels a round is read with: a closed one keeps those it was closed with. */
export const levelsOf = async (tx: EntityManager, round: RoundHead): Promise<Level[]> =>
  round.frozen?.levels ?? (await levelsOfPlan(tx, round.plan_id));

/**
 * The round that this one is counted beside: the closed round of the same plan whose period ended last before this
 * one's. A closed round keeps the one it had.
 */
export async function roundBefore(
  tx: EntityManager,
  programmeId: string,
  round: RoundHead,
): Promise<RoundHead | null> {
  if (round.closed) return round.before_id ? roundHead(tx, programmeId, round.before_id) : null;
  const [head] = await tx.query<RoundHead[]>(
    `${heads} AND plan_id = $2 AND id <> $3 AND closed_at IS NOT NULL AND period_to < $4::date
     ORDER BY period_to DESC, closed_at DESC LIMIT 1`,
    [programmeId, round.plan_id, round.id, round.period_to],
  );
  return head ?? null;
}

/** What closing a round keeps beside its lines. */
export async function freezing(
  tx: EntityManager,
  programmeId: string,
  roundId: string,
): Promise<{ beforeId: string | null; frozen: FrozenRound }> {
  const round = await roundHead(tx, programmeId, roundId);
  const before = await roundBefore(tx, programmeId, round);
  const [plan] = await tx.query<{ title: string }[]>('SELECT title FROM plan WHERE id = $1', [round.plan_id]);
  return {
    beforeId: before?.id ?? null,
    frozen: {
      planTitle: plan?.title ?? '',
      levels: await levelsOfPlan(tx, round.plan_id),
      answers: await answersSoFar(tx, roundId, round.plan_id),
    },
  };
}

/** How the plan stood when the round was closed; of an open round, how it stands now. */
export async function standingIn(
  tx: EntityManager,
  programmeId: string,
  round: RoundHead,
  levels: readonly Level[],
): Promise<Standing> {
  const lines = round.published
    ? null
    : round.closed
      ? await tx.query<FullLine[]>(frozenLines, [programmeId, round.id])
      : await tx.query<FullLine[]>(currentLines, [programmeId, today(), round.plan_id]);
  return {
    roundId: round.id,
    planId: round.plan_id,
    title: round.title,
    from: round.period_from,
    to: round.period_to,
    note: round.note,
    counts: { ...countLines(lines ?? [], levels), ...round.published?.counts },
    lines,
    published: round.published,
  };
}

export async function standingNow(
  tx: EntityManager,
  programmeId: string,
  planId: string,
  levels: readonly Level[],
): Promise<Standing> {
  const on = today();
  const lines = await tx.query<FullLine[]>(currentLines, [programmeId, on, planId]);
  return {
    roundId: null,
    planId,
    title: 'Now',
    from: null,
    to: on,
    note: '',
    counts: countLines(lines, levels),
    lines,
    published: null,
  };
}
