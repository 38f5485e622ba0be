import { type Caller, demand } from '../access/caller.js';
import type { Day } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { unprocessable } from '../errors/errors.js';
import { isOverdue } from '../plans/plans.rules.js';
import {
  bothLevels,
  type CountsRow,
  completedOf,
  type Direction,
  directions,
  type Level,
  type Move,
  movesBetween,
  progressOf,
  type Share,
  tableRows,
  totalOf,
} from './round.rules.js';
import {
  type FullLine,
  levelsOf,
  levelsOfPlan,
  roundBefore,
  roundHead,
  type Standing,
  standingIn,
  standingNow,
} from './rounds.lines.js';

export interface StandingRef {
  /** Null: now. */
  roundId: string | null;
  title: string;
  to: Day;
  note: string;
  total: number;
  /** Whether single ratings are known. */
  source: 'ratings' | 'published';
}

export interface ComparisonView {
  planId: string;
  before: StandingRef;
  after: StandingRef;
  levels: Level[];
  rows: CountsRow[];
  /** How many actions moved which way; null where only published tables are known. */
  directions: Record<Direction, number> | null;
  moves: Move[];
}

export interface ExceptionView {
  ref: string | null;
  subject: string;
  /** The level as the scale words it; null of a published table. */
  label: string | null;
  overdue: boolean;
  reason: string;
  newDate: { kind: 'month' | 'day'; on: Day } | null;
  recovery: string;
}

export interface RoundTableView {
  planTitle: string;
  round: StandingRef;
  before: StandingRef | null;
  rows: CountsRow[];
  total: number;
  totalBefore: number | null;
  progress: { now: Share; before: Share | null };
  completed: { now: Share; before: Share | null };
  /** Red or overdue when the round was closed. */
  exceptions: ExceptionView[];
}

/** What a round shows beside another one: computed each time, never typed. */
export class RoundReportsService {
  constructor(private readonly database: Database) {}

  /** @param afterId a round of the same plan, or `now` */
  async comparison(caller: Caller, beforeId: string, afterId: string): Promise<ComparisonView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const earlier = await roundHead(tx, caller.programmeId, beforeId);
      const later = afterId === 'now' ? null : await roundHead(tx, caller.programmeId, afterId);
      if (later && later.plan_id !== earlier.plan_id)
        throw unprocessable('other-plan', 'These rounds are of two plans. Choose two rounds of one plan.');
      const now = later ? await levelsOf(tx, later) : await levelsOfPlan(tx, earlier.plan_id);
      const levels = bothLevels(now, await levelsOf(tx, earlier));
      const before = await standingIn(tx, caller.programmeId, earlier, levels);
      const after = later
        ? await standingIn(tx, caller.programmeId, later, levels)
        : await standingNow(tx, caller.programmeId, earlier.plan_id, levels);
      return {
        planId: earlier.plan_id,
        before: refOf(before),
        after: refOf(after),
        levels,
        rows: tableRows(after.counts, before.counts, levels),
        ...moved(before, after, levels),
      };
    });
  }

  /** The council's own table of a round, beside the round before it. */
  async table(caller: Caller, roundId: string): Promise<RoundTableView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const head = await roundHead(tx, caller.programmeId, roundId);
      const own = await levelsOf(tx, head);
      const earlier = await roundBefore(tx, caller.programmeId, head);
      const levels = bothLevels(own, earlier ? await levelsOf(tx, earlier) : []);
      const round = await standingIn(tx, caller.programmeId, head, levels);
      const before = earlier && (await standingIn(tx, caller.programmeId, earlier, levels));
      const [plan] = await tx.query<{ title: string }[]>('SELECT title FROM plan WHERE id = $1', [
        head.plan_id,
      ]);
      return {
        planTitle: head.frozen?.planTitle ?? plan?.title ?? '',
        round: refOf(round),
        before: before && refOf(before),
        rows: tableRows(round.counts, before?.counts ?? null, levels),
        total: totalOf(round.counts),
        totalBefore: before && totalOf(before.counts),
        progress: {
          now: progressOf(round.counts, levels),
          before: before && progressOf(before.counts, levels),
        },
        completed: {
          now: completedOf(round.counts, levels),
          before: before && completedOf(before.counts, levels),
        },
        exceptions: exceptionsOf(round, levels),
      };
    });
  }
}

const refOf = ({ roundId, title, to, note, counts, lines }: Standing): StandingRef => ({
  roundId,
  title,
  to,
  note,
  total: totalOf(counts),
  source: lines ? 'ratings' : 'published',
});

function moved(
  before: Standing,
  after: Standing,
  levels: readonly Level[],
): Pick<ComparisonView, 'directions' | 'moves'> {
  if (!before.lines || !after.lines) return { directions: null, moves: [] };
  const moves = movesBetween(before.lines, after.lines, levels);
  const counts = Object.fromEntries(directions.map((direction) => [direction, 0])) as Record<
    Direction,
    number
  >;
  for (const { direction } of moves) counts[direction] += 1;
  counts.same = after.lines.length - moves.filter(({ direction }) => direction !== 'removed').length;
  return { directions: counts, moves };
}

function exceptionsOf(round: Standing, levels: readonly Level[]): ExceptionView[] {
  if (!round.lines)
    return (round.published?.exceptions ?? []).map((exception) => ({
      ...exception,
      ref: null,
      label: null,
      overdue: false,
      recovery: '',
    }));
  return round.lines.flatMap((line) => exceptionOf(line, round.to, levels) ?? []);
}

function exceptionOf(line: FullLine, on: Day, levels: readonly Level[]): ExceptionView | null {
  const level = levels.find(({ code }) => code === line.code);
  const overdue = isOverdue(line.dueOn, level?.meaning ?? null, on);
  if (!overdue && level?.meaning !== 'at-risk') return null;
  return {
    ref: line.ref,
    subject: line.title,
    label: level?.label ?? 'Not rated',
    overdue,
    // Ratings from before reasons were asked for said it in their sentence.
    reason: line.reason || line.comment,
    newDate: line.newDueOn ? { kind: 'day', on: line.newDueOn } : null,
    recovery: line.recovery,
  };
}
