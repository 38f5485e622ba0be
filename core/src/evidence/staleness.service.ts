import { type Caller, demand } from '../access/caller.js';
import { addMonths, type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { unprocessable } from '../errors/errors.js';
import { countingLinks, notReplaced } from '../plans/plans.queries.js';
import { placeholders, visibleTo } from './evidence.access.js';
import { type EvidenceKind, evidenceKinds } from './evidence.words.js';
import { usualMonths, usualReviewBy } from './review-by.rules.js';

export interface StaleItem {
  id: string;
  title: string;
  kind: EvidenceKind;
  reviewBy: Day;
  /** Past its date today already. */
  staleToday: boolean;
  owner: { id: string; name: string };
  areas: number[];
  version: number;
}

export interface UndatedItem {
  id: string;
  title: string;
  kind: EvidenceKind;
  owner: { id: string; name: string };
  /** The date it would have by the usual of its kind. */
  usual: Day;
  version: number;
}

export interface Staleness {
  on: Day;
  /** Every area: its approved evidence that counts, and how much of that will be past its date. */
  areas: { id: string; number: number; title: string; counting: number; stale: number }[];
  items: StaleItem[];
  itemsInAll: number;
  /** Approved, of a kind that ages, and without a date: nobody would notice. */
  undated: UndatedItem[];
  undatedInAll: number;
}

const agelessKinds = evidenceKinds.filter((kind) => usualMonths[kind] === null);

/** More is a list for the evidence page, which has filters. */
const rowsAtMost = 500;

/** What will be out of date on a day, over what the caller may read. */
export class StalenessService {
  constructor(private readonly database: Database) {}

  async on(caller: Caller, day: Day = today()): Promise<Staleness> {
    demand(caller, 'evidence.read');
    const now = today();
    if (day < now || day > addMonths(now, 120))
      throw unprocessable('day-out-of-range', 'Choose today or a day in the next ten years.');
    const values: unknown[] = [caller.programmeId, day];
    const visible = visibleTo(caller, 'read', placeholders(values));
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const areas = await tx.query<Staleness['areas']>(
        `SELECT a.id, a.number, a.title, count(DISTINCT c.evidence_id)::int AS counting,
           count(DISTINCT c.evidence_id) FILTER (WHERE c.review_by < $2::date)::int AS stale
         FROM area a LEFT JOIN (SELECT l.* FROM (${countingLinks}) l JOIN evidence e ON e.id = l.evidence_id WHERE ${visible}) c ON c.area_id = a.id
         WHERE a.programme_id = $1 GROUP BY a.id ORDER BY a.number`,
        values,
      );
      const items = await tx.query<(StaleItem & { in_all: number })[]>(
        `SELECT ${row}, e.review_by AS "reviewBy", e.review_by < '${now}'::date AS "staleToday",
           coalesce((SELECT json_agg(DISTINCT a.number) FROM link l JOIN area a ON a.id = l.area_id
             WHERE l.evidence_id = e.id AND l.ended_at IS NULL), '[]') AS areas, count(*) OVER ()::int AS in_all
         FROM evidence e JOIN person o ON o.id = e.owner_id
         WHERE e.programme_id = $1 AND e.state = 'approved' AND e.review_by < $2::date AND ${notReplaced} AND ${visible}
         ORDER BY e.review_by, e.title, e.id LIMIT ${rowsAtMost}`,
        values,
      );
      const ageless = agelessKinds.map((kind) => `'${kind}'`).join(', ');
      const undated = await tx.query<
        (Omit<UndatedItem, 'usual'> & { in_all: number; covers_to: Day | null; approved_on: Day })[]
      >(
        `SELECT ${row}, e.covers_to, (e.approved_at AT TIME ZONE 'Europe/London')::date AS approved_on, count(*) OVER ()::int AS in_all
         FROM evidence e JOIN person o ON o.id = e.owner_id
         WHERE e.programme_id = $1 AND $2::date IS NOT NULL AND e.state = 'approved' AND e.review_by IS NULL
           AND e.kind NOT IN (${ageless}) AND ${notReplaced} AND ${visible}
         ORDER BY e.approved_at, e.id LIMIT ${rowsAtMost}`,
        values,
      );
      return {
        on: day,
        areas,
        itemsInAll: items[0]?.in_all ?? 0,
        items: items.map(({ in_all: _, ...item }) => item),
        undatedInAll: undated[0]?.in_all ?? 0,
        undated: undated.flatMap(({ in_all: _, covers_to, approved_on, ...item }) => {
          const usual = usualReviewBy(item.kind, covers_to, approved_on);
          return usual ? [{ ...item, usual }] : [];
        }),
      };
    });
  }
}

const row = `e.id, e.title, e.kind, e.version, json_build_object('id', o.id, 'name', o.name) AS owner`;
