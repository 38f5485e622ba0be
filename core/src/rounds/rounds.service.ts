import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { type Day, today, workingDayAfter } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound, stale, unprocessable } from '../errors/errors.js';
import { ratedActions } from '../plans/plans.queries.js';
import { countLines, totalOf } from './round.rules.js';
import type { RoundSettingsService } from './round-settings.service.js';
import { freezing, levelsOf, roundHead } from './rounds.lines.js';
import type { PublishedRound } from './rounds.words.js';

export interface RoundView {
  id: string;
  planId: string;
  planTitle: string;
  title: string;
  from: Day;
  to: Day;
  dueOn: Day;
  note: string;
  state: 'open' | 'closed';
  /** Whether single ratings are known, or only the published table. */
  source: 'ratings' | 'published';
  /** By level code, and `none`: frozen, or of an open round as they stand now. */
  counts: Record<string, number>;
  actionCount: number;
  /** Actions that were rated, or proposed as completed, in this round. */
  answered: number;
  openedBy: string | null;
  openedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  version: number;
}

interface RoundRow extends Omit<RoundView, 'state' | 'source' | 'counts' | 'actionCount'> {
  published: PublishedRound | null;
  levels: { code: string; count: number }[];
}

export interface RoundTimes {
  title: string;
  from: Day;
  to: Day;
  /** Absent: so many working days after today as the settings say. */
  dueOn?: Day;
}

/** Actions with an answer in round `o`: a rating or a wish for the signature. */
const answered = `
  SELECT action_id FROM rating x WHERE x.round_id = o.id UNION SELECT action_id FROM sign_off y WHERE y.round_id = o.id`;

/** Latest period first. $1 programme, $2 today. */
const select = `
  SELECT o.id, o.plan_id AS "planId", coalesce(o.frozen ->> 'planTitle', p.title) AS "planTitle", o.title, o.period_from AS "from", o.period_to AS "to", o.due_on AS "dueOn",
    o.note, o.published, b.job_title AS "openedBy", o.opened_at AS "openedAt", c.job_title AS "closedBy", o.closed_at AS "closedAt", o.version,
    CASE WHEN o.closed_at IS NULL THEN (SELECT count(*)::int FROM (${answered}) n)
      ELSE (SELECT count(*)::int FROM round_line l WHERE l.round_id = o.id AND l.answered) END AS answered,
    CASE WHEN o.closed_at IS NULL
      THEN (SELECT coalesce(json_agg(t), '[]') FROM (
        SELECT coalesce(n.code, 'none') AS code, count(*)::int AS count FROM (${ratedActions}) n WHERE n.plan_id = o.plan_id GROUP BY 1) t)
      ELSE (SELECT coalesce(json_agg(t), '[]') FROM (
        SELECT coalesce(l.code, 'none') AS code, count(*)::int AS count FROM round_line l WHERE l.round_id = o.id GROUP BY 1) t)
    END AS levels
  FROM review_round o JOIN plan p ON p.id = o.plan_id LEFT JOIN person b ON b.id = o.opened_by LEFT JOIN person c ON c.id = o.closed_by
  WHERE o.programme_id = $1`;

export class RoundsService {
  constructor(
    private readonly database: Database,
    private readonly settings: RoundSettingsService,
  ) {}

  /** Latest period first. */
  async list(caller: Caller, filter: { planId?: string; state?: 'open' | 'closed' }): Promise<RoundView[]> {
    demand(caller, 'board.read');
    const rows = await this.database.read<RoundRow>(
      caller.programmeId,
      'rounds',
      `${select} AND ($3::uuid IS NULL OR o.plan_id = $3) ORDER BY o.period_to DESC, o.opened_at DESC`,
      [caller.programmeId, today(), filter.planId ?? null],
    );
    return rows.map(view).filter((round) => !filter.state || round.state === filter.state);
  }

  async one(caller: Caller, roundId: string): Promise<RoundView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, (tx) => this.load(tx, caller, roundId));
  }

  /** Opens the next round of a plan: from now on its ratings answer it. */
  async open(caller: Caller, content: Content<RoundTimes & { planId: string }>): Promise<RoundView> {
    demand(caller, 'rounds.open');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      // Two who open at once take turns.
      const [plan] = await tx.query<{ id: string }[]>('SELECT id FROM plan WHERE id = $1 FOR UPDATE', [
        wanted.planId,
      ]);
      if (!plan) throw notFound('plan');
      const [other] = await tx.query<{ title: string }[]>(
        'SELECT title FROM review_round WHERE plan_id = $1 AND closed_at IS NULL',
        [plan.id],
      );
      if (other)
        throw conflict(
          'round-open',
          `“${other.title}” is still open. Close it before you open the next round of this plan.`,
        );
      demandPeriod(wanted);
      const { answerWorkingDays } = await this.settings.load(tx, caller.programmeId);
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO review_round (programme_id, plan_id, title, period_from, period_to, due_on, opened_by) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [
          caller.programmeId,
          plan.id,
          wanted.title,
          wanted.from,
          wanted.to,
          wanted.dueOn ?? workingDayAfter(today(), answerWorkingDays),
          caller.personId,
        ],
      );
      const id = made?.id ?? '';
      await record(tx, caller, 'round.opened', { kind: 'round', id }, { planId: plan.id });
      return this.load(tx, caller, id);
    });
  }

  /** Another title, period or due day, as long as it is open. */
  async change(
    caller: Caller,
    roundId: string,
    seen: number,
    content: Content<RoundTimes>,
  ): Promise<RoundView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.take(tx, caller, roundId);
      if (before.version !== seen) throw stale('round', before);
      const wanted = content();
      demandPeriod(wanted);
      await tx.query(
        `UPDATE review_round SET title = $2, period_from = $3, period_to = $4, due_on = $5, version = version + 1 WHERE id = $1`,
        [roundId, wanted.title, wanted.from, wanted.to, wanted.dueOn ?? before.dueOn],
      );
      await record(tx, caller, 'round.changed', { kind: 'round', id: roundId });
      return this.load(tx, caller, roundId);
    });
  }

  /**
   * Freezes every action of the plan as it is rated now, with the scale, the round before and who has answered, and
   * ends the round for good. A rating that is being written
   * is waited for: it is in, or it answers no round.
   */
  async close(caller: Caller, roundId: string): Promise<RoundView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const { planId } = await this.take(tx, caller, roundId);
      await tx.query(
        `INSERT INTO round_line (programme_id, round_id, action_id, ref, title, position, due_kind, due_on, rating_id, code,
           comment, reason, new_due_on, recovery, answered)
         SELECT $1, o.id, t.id, t.ref, t.title, t.position, t.due_kind, t.due_on, t.rating_id, t.code,
           coalesce(t.comment, ''), coalesce(t.reason, ''), t.new_due_on, coalesce(t.recovery, ''), t.id IN (${answered})
         FROM review_round o JOIN (${ratedActions}) t ON t.plan_id = o.plan_id
         WHERE o.id = $3`,
        [caller.programmeId, today(), roundId],
      );
      const { beforeId, frozen } = await freezing(tx, caller.programmeId, roundId);
      await tx.query(
        `UPDATE review_round SET closed_at = clock_timestamp(), closed_by = $2, before_id = $3, frozen = $4, version = version + 1
         WHERE id = $1`,
        [roundId, caller.personId, beforeId, JSON.stringify(frozen)],
      );
      await record(tx, caller, 'round.closed', { kind: 'round', id: roundId }, { planId });
      return this.load(tx, caller, roundId);
    });
  }

  /** The open round, held; only for who opens rounds. */
  private async take(tx: EntityManager, caller: Caller, roundId: string): Promise<RoundView> {
    const [found] = await tx.query<unknown[]>('SELECT 1 FROM review_round WHERE id = $1', [roundId]);
    if (!found) throw notFound('round');
    demand(caller, 'rounds.open');
    await tx.query('SELECT 1 FROM review_round WHERE id = $1 FOR UPDATE', [roundId]);
    const round = await this.load(tx, caller, roundId);
    if (round.state === 'closed')
      throw conflict('round-closed', `“${round.title}” is closed. What was said in it is frozen.`, {
        current: round,
      });
    return round;
  }

  private async load(tx: EntityManager, caller: Caller, roundId: string): Promise<RoundView> {
    const [row] = await tx.query<RoundRow[]>(`${select} AND o.id = $3`, [
      caller.programmeId,
      today(),
      roundId,
    ]);
    if (!row) throw notFound('round');
    const levels = await levelsOf(tx, await roundHead(tx, caller.programmeId, roundId));
    const round = view(row);
    return { ...round, counts: { ...countLines([], levels), ...round.counts } };
  }
}

function view({ published, levels, ...row }: RoundRow): RoundView {
  const counts = published?.counts ?? Object.fromEntries(levels.map(({ code, count }) => [code, count]));
  return {
    ...row,
    state: row.closedAt ? 'closed' : 'open',
    source: published ? 'published' : 'ratings',
    counts,
    actionCount: totalOf(counts),
  };
}

function demandPeriod({ from, to }: RoundTimes) {
  if (to < from)
    throw unprocessable(
      'bad-period',
      'The period ends before it begins. Give a last day that is not before the first.',
      {
        errors: [{ path: 'to', message: 'It is before the first day.' }],
      },
    );
}
