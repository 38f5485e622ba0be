import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { addMonths, type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { unprocessable } from '../errors/errors.js';
import { recalculate } from '../jobs/recalculate.js';
import { programmeFacts } from './readiness.facts.js';
import { type AreaReadiness, type Criterion, type Gap, judgeArea, unmappedGap } from './readiness.rules.js';

export interface ReadinessView {
  on: Day;
  computedAt: Date;
  areas: AreaReadiness[];
  gaps: Gap[];
}

interface ResultRow {
  area_id: string;
  number: number;
  title: string;
  as_at: Day;
  state: AreaReadiness['state'];
  criteria: Criterion[];
  computed_at: Date;
}

export class ReadinessService {
  constructor(private readonly database: Database) {}

  /**
   * Readiness on a day. Today's comes from the materialised result unless a change waits to be counted; any other
   * day is computed by the same function.
   */
  async on(caller: Caller, day: Day = today()): Promise<ReadinessView> {
    demand(caller, 'board.read');
    const now = today();
    if (day < '2010-01-01' || day > addMonths(now, 120))
      throw unprocessable('day-out-of-range', 'Choose a day between 2010 and ten years from now.');
    return this.database.inSnapshot(caller.programmeId, async (tx) => {
      if (day === now) {
        const kept = await this.kept(tx, caller.programmeId, now);
        if (kept) return kept;
      }
      return { ...(await this.compute(tx, caller.programmeId, day)), on: day, computedAt: new Date() };
    });
  }

  /** The pure function over the programme's facts, inside a transaction of the caller's. */
  async compute(
    tx: EntityManager,
    programmeId: string,
    day: Day,
  ): Promise<{ areas: AreaReadiness[]; gaps: Gap[] }> {
    const facts = await programmeFacts(tx, programmeId, day);
    return { areas: facts.areas.map(judgeArea), gaps: facts.unmapped.map(unmappedGap) };
  }

  /**
   * Brings the materialised result up to date. Every wish for it that is visible now is settled by this one run;
   * a later one has a row of its own.
   */
  async recalculate(programmeId: string): Promise<void> {
    await this.database.inProgramme(programmeId, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('revisit.readiness.' || $1))`, [programmeId]);
      await tx.query(
        `UPDATE job SET state = 'done', finished_at = now() WHERE programme_id = $1 AND name = $2 AND state <> 'done'`,
        [programmeId, recalculate.name],
      );
      const on = today();
      const { areas } = await this.compute(tx, programmeId, on);
      await tx.query(
        `INSERT INTO readiness_result (programme_id, area_id, as_at, state, criteria, gap_count)
         SELECT $1, t.area_id, $2, t.state, t.criteria, t.gaps
         FROM jsonb_to_recordset($3::jsonb) AS t(area_id uuid, state text, criteria jsonb, gaps integer)
         ON CONFLICT (area_id) DO UPDATE SET as_at = excluded.as_at, state = excluded.state, criteria = excluded.criteria,
           gap_count = excluded.gap_count, computed_at = now()`,
        [
          programmeId,
          on,
          JSON.stringify(
            areas.map((area) => ({
              area_id: area.areaId,
              state: area.state,
              criteria: area.criteria,
              gaps: area.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0),
            })),
          ),
        ],
      );
    });
  }

  /** Whether the day has changed since the result was kept: staleness and lateness move by themselves. */
  async needsNewDay(programmeId: string): Promise<boolean> {
    const [row] = await this.database.inProgramme(programmeId, (tx) =>
      tx.query<{ old: boolean }[]>(
        `SELECT EXISTS (SELECT 1 FROM area a LEFT JOIN readiness_result r ON r.area_id = a.id
           WHERE a.programme_id = $1 AND (r.as_at IS NULL OR r.as_at < $2::date)) AS old`,
        [programmeId, today()],
      ),
    );
    return row?.old ?? false;
  }

  private async kept(tx: EntityManager, programmeId: string, on: Day): Promise<ReadinessView | null> {
    const [open] = await tx.query<unknown[]>(
      `SELECT 1 FROM job WHERE programme_id = $1 AND name = $2 AND state <> 'done' LIMIT 1`,
      [programmeId, recalculate.name],
    );
    if (open) return null;
    const rows = await tx.query<ResultRow[]>(
      `SELECT a.id AS area_id, a.number, a.title, r.as_at, r.state, r.criteria, r.computed_at
       FROM area a LEFT JOIN readiness_result r ON r.area_id = a.id WHERE a.programme_id = $1 ORDER BY a.number`,
      [programmeId],
    );
    const oldest = rows[0];
    if (!oldest || rows.some((row) => row.as_at !== on)) return null;
    const unmapped = await tx.query<{ ref: string }[]>(
      `SELECT a.ref FROM action a WHERE a.programme_id = $1 AND a.removed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM action_serves_area m WHERE m.action_id = a.id AND m.until IS NULL) ORDER BY a.position`,
      [programmeId],
    );
    return {
      on,
      computedAt: oldest.computed_at,
      areas: rows.map((row) => ({
        areaId: row.area_id,
        number: row.number,
        title: row.title,
        state: row.state,
        criteria: row.criteria,
      })),
      gaps: unmapped.map(unmappedGap),
    };
  }
}
