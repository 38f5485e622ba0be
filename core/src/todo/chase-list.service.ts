import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { addMonths, type Day, daysBetween, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { unprocessable } from '../errors/errors.js';
import { placeholders, visibleTo } from '../evidence/evidence.access.js';
import { type ReturnReason, returnLine } from '../evidence/review.words.js';
import { notReplaced } from '../plans/plans.queries.js';
import type { ReadinessService } from '../readiness/readiness.service.js';

export const chaseKinds = ['ask', 'returned', 'stale', 'no-impact'] as const;
export type ChaseKind = (typeof chaseKinds)[number];

/** One thing somebody owes. */
export interface ChaseItem {
  kind: ChaseKind;
  what: string;
  note: string;
  areas: number[];
  /** By when it is owed; a returned document has no day, it is owed since it came back. */
  due: Day | null;
  /** Days of the calendar past the day, or since it came back; 0 when it is not late. */
  daysLate: number;
  href: string;
}

export interface ChaseList {
  on: Day;
  before: Day;
  /** Whoever owes something, the longest overdue first. An area that nobody leads stands under its role. */
  people: { id: string | null; name: string; jobTitle: string; items: ChaseItem[] }[];
  count: number;
}

type Owed = Omit<ChaseItem, 'daysLate'> & {
  since: Day | null;
  person_id: string | null;
  name: string;
  job_title: string;
};

const areasOf = `coalesce((SELECT json_agg(DISTINCT a.number) FROM link l JOIN area a ON a.id = l.area_id
  WHERE l.evidence_id = e.id AND l.ended_at IS NULL), '[]')`;

/** Who owes what by when: open asks, returned documents, what goes out of date, areas without impact. */
export class ChaseListService {
  constructor(
    private readonly database: Database,
    private readonly readiness: ReadinessService,
  ) {}

  /** `before`: documents whose review date lies before this day are owed. */
  async of(caller: Caller, before: Day = addMonths(today(), 1)): Promise<ChaseList> {
    demand(caller, 'chase.read');
    const on = today();
    if (before < on || before > addMonths(on, 120))
      throw unprocessable('day-out-of-range', 'Choose today or a day in the next ten years.');
    const { areas } = await this.readiness.on(caller);
    const bare = areas.filter((area) =>
      area.criteria.some(({ id, state }) => id === 'impact' && state === 'not-met'),
    );
    const owed = await this.database.inProgramme(caller.programmeId, async (tx) => [
      ...(await this.asks(tx, caller)),
      ...(await this.documents(tx, caller, before)),
      ...(await this.withoutImpact(
        tx,
        caller,
        bare.map((area) => area.areaId),
      )),
    ]);
    return { on, before, people: byPerson(owed, on), count: owed.length };
  }

  private asks(tx: EntityManager, caller: Caller): Promise<Owed[]> {
    return tx.query<Owed[]>(
      `SELECT 'ask' AS kind, k.what, '' AS note, json_build_array(a.number) AS areas, k.due_on AS due, NULL::date AS since,
         '/areas/' || a.id AS href, p.id AS person_id, p.name, p.job_title
       FROM ask k JOIN area a ON a.id = k.area_id JOIN person p ON p.id = k.person_id
       WHERE k.programme_id = $1 AND k.state = 'open'`,
      [caller.programmeId],
    );
  }

  private async documents(tx: EntityManager, caller: Caller, before: Day): Promise<Owed[]> {
    const values: unknown[] = [caller.programmeId, before];
    const visible = visibleTo(caller, 'read', placeholders(values));
    const rows = await tx.query<(Owed & { reasons: ReturnReason[] })[]>(
      `SELECT 'returned' AS kind, e.title AS what, r.comment AS note, r.reasons, ${areasOf} AS areas, NULL::date AS due,
         (r.at AT TIME ZONE 'Europe/London')::date AS since, '/evidence/' || e.id AS href, p.id AS person_id, p.name, p.job_title
       FROM evidence e JOIN person p ON p.id = e.owner_id
       JOIN LATERAL (SELECT comment, reasons, at FROM review r WHERE r.evidence_id = e.id AND r.move = 'request-changes' ORDER BY at DESC LIMIT 1) r ON true
       WHERE e.programme_id = $1 AND e.state = 'changes-requested' AND ${visible}
       UNION ALL
       SELECT 'stale', e.title, '', '{}', ${areasOf}, e.review_by, NULL, '/evidence/' || e.id, p.id, p.name, p.job_title
       FROM evidence e JOIN person p ON p.id = e.owner_id
       WHERE e.programme_id = $1 AND e.state = 'approved' AND e.review_by < $2::date AND ${notReplaced} AND ${visible}`,
      values,
    );
    return rows.map(({ reasons, ...row }) => ({ ...row, note: returnLine(reasons, row.note) }));
  }

  /** Each of an area's leads is asked; an area without one stands under the role that leads it. */
  private withoutImpact(tx: EntityManager, caller: Caller, areaIds: string[]): Promise<Owed[]> {
    return tx.query<Owed[]>(
      `SELECT 'no-impact' AS kind, 'Area ' || a.number || ': ' || a.title AS what,
         'No evidence of what changed for children and families' AS note, json_build_array(a.number) AS areas, NULL::date AS due,
         NULL::date AS since, '/evidence/add?area=' || a.number || '&shows=impact' AS href, p.id AS person_id,
         coalesce(p.name, a.lead_role) AS name, coalesce(p.job_title, 'Nobody leads this area here yet') AS job_title
       FROM area a
       LEFT JOIN LATERAL (
         SELECT p.id, p.name, p.job_title FROM membership_area ma JOIN membership m ON m.id = ma.membership_id AND m.ended_at IS NULL
         JOIN person p ON p.id = m.person_id WHERE ma.area_id = a.id AND 'area-lead' = ANY(m.roles)
       ) p ON true
       WHERE a.programme_id = $1 AND a.id = ANY($2::uuid[])`,
      [caller.programmeId, areaIds],
    );
  }
}

function byPerson(owed: Owed[], on: Day): ChaseList['people'] {
  const people = new Map<string, ChaseList['people'][number]>();
  for (const { person_id, name, job_title, since, ...item } of owed) {
    const from = item.due ?? since;
    const key = person_id ?? name;
    const person = people.get(key) ?? { id: person_id, name, jobTitle: job_title, items: [] };
    person.items.push({ ...item, daysLate: from && from < on ? daysBetween(from, on) : 0 });
    people.set(key, person);
  }
  const latest = (items: ChaseItem[]) => Math.max(...items.map((item) => item.daysLate));
  return [...people.values()]
    .map((person) => ({
      ...person,
      items: person.items.toSorted(
        (a, b) =>
          b.daysLate - a.daysLate ||
          (a.due ?? '9').localeCompare(b.due ?? '9') ||
          a.what.localeCompare(b.what),
      ),
    }))
    .toSorted((a, b) => latest(b.items) - latest(a.items) || a.name.localeCompare(b.name));
}
