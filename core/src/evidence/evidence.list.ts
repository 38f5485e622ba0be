import { type Caller, demand } from '../access/caller.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { placeholders, visibleTo } from './evidence.access.js';
import { evidenceRowJoins, evidenceRowJson } from './evidence.row.js';
import type { EvidenceKind, EvidenceSource, EvidenceState, Sensitivity, Shows } from './evidence.words.js';
import { type LifeFilter, lifeConditions } from './life.filters.js';
import { askedIn, matching, mayMatch, understand } from './search.understand.js';

export interface EvidenceFilter extends LifeFilter {
  id?: string | string[];
  /** Words, as search takes them (search.understand.ts). */
  q?: string;
  state?: EvidenceState | EvidenceState[];
  kind?: EvidenceKind;
  source?: EvidenceSource;
  sensitivity?: Sensitivity;
  areaId?: string;
  actionId?: string;
  shows?: Shows;
  tag?: string;
  /** Past its review date on the day asked about, which is today unless it is said. */
  stale?: boolean;
  /** Past its review date on this day. */
  staleOn?: Day;
  /** Owned or filed by the caller. */
  mine?: boolean;
  /** Waits for a verdict the caller may give: submitted, or approved with claims nobody has checked. */
  waiting?: boolean;
}

/** What the list may be sorted by. Only what can be empty says where that goes: the index serves the others. */
export const evidenceSorts = {
  title: { column: 'e.title', empty: '' },
  kind: { column: 'e.kind', empty: '' },
  source: { column: 'e.source', empty: '' },
  state: { column: 'e.state', empty: '' },
  reviewBy: { column: 'e.review_by', empty: 'NULLS LAST' },
  updatedAt: { column: 'e.updated_at', empty: '' },
  submittedAt: { column: 'e.submitted_at', empty: 'NULLS LAST' },
} as const;
export type EvidenceSort = keyof typeof evidenceSorts;

export interface ListQuery<Filter, Sort> {
  filter: Filter;
  sort: { field: Sort; descending: boolean };
  from: number;
  to: number;
}

/** Links added after the approval: the standing verdict does not cover them. */
export const uncheckedLinks = `SELECT 1 FROM link u WHERE u.evidence_id = e.id AND u.ended_at IS NULL
  AND (u.accepted_at IS NULL OR u.accepted_at > e.approved_at)`;

/**
 * The query of one page and its values. The bench runs it bare, beside the API. It names the programme in the words of the
 * row-level policy: PostgreSQL sees one condition and counts from an index alone. Given the id beside it, it counts from the table, a third slower.
 * @param words what `filter.q` was taken to mean, as a tsquery; null when nothing was typed
 */
export function evidenceListQuery(
  caller: Caller,
  query: ListQuery<EvidenceFilter, EvidenceSort>,
  words: string | null = null,
): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const next = placeholders(values);
  const searched = words === null ? null : next(words);
  const conditions = [
    'e.programme_id = current_programme()',
    visibleTo(caller, 'read', next),
    ...evidenceConditions(caller, query.filter, searched, next, today()),
  ];
  const where = conditions.filter((condition) => condition !== 'true').join(' AND ');
  const { column, empty } = evidenceSorts[query.sort.field];
  const direction = query.sort.descending ? 'DESC' : 'ASC';
  const on = next(today());
  // What has the words is found once, for the count and for the page.
  const found =
    searched === null
      ? ''
      : `WITH hit AS MATERIALIZED (SELECT e.* FROM ${matching(searched)} WHERE ${where})`;
  const from = searched === null ? `evidence e WHERE ${where}` : 'hit e';
  const text = `
    ${found}
    SELECT (SELECT count(*) FROM ${from})::int AS total, count(*)::int AS count,
      coalesce(json_agg(row ORDER BY at), '[]')::text AS json
    FROM (
      SELECT row_number() OVER () AS at, ${evidenceRowJson(on)} AS row
      FROM (
        SELECT e.* FROM ${from}
        ORDER BY ${column} ${direction} ${empty}, e.id LIMIT ${query.to - query.from + 1} OFFSET ${query.from}
      ) e ${evidenceRowJoins}
    ) rows`;
  return { text, values };
}

/**
 * One page of the list as JSON text made by PostgreSQL, and the number of all matches. The hottest read of the
 * portal: its rows never become objects here.
 */
export async function listEvidence(
  database: Database,
  caller: Caller,
  query: ListQuery<EvidenceFilter, EvidenceSort>,
): Promise<ListAnswer> {
  demand(caller, 'evidence.read');
  const typed = query.filter.q?.trim();
  if (typed) return searchList(database, caller, query, typed);
  const { text, values } = evidenceListQuery(caller, query);
  const [answer] = await database.read<ListAnswer>(caller.programmeId, nameOf(text), text, values);
  return answer ?? nothing;
}

/** The same for what has the words, in the transaction that understood them. */
function searchList(
  database: Database,
  caller: Caller,
  query: ListQuery<EvidenceFilter, EvidenceSort>,
  typed: string,
): Promise<ListAnswer> {
  return database.inProgramme(caller.programmeId, async (tx) => {
    const meant = await understand(tx, caller, await askedIn(tx, typed));
    if (meant.query === null) return nothing;
    const { text, values } = evidenceListQuery(caller, query, meant.query);
    const [answer] = await tx.query<ListAnswer[]>(text, values);
    return answer ?? nothing;
  });
}

export interface ListAnswer {
  json: string;
  total: number;
  count: number;
}

const nothing: ListAnswer = { json: '[]', total: 0, count: 0 };

/**
 * The filter as conditions on `evidence e`.
 * @param words placeholder of the tsquery that was searched for; then the FROM is `matching`
 * @param on the day `stale` is asked about
 */
export function evidenceConditions(
  caller: Caller,
  filter: EvidenceFilter,
  words: string | null,
  next: (value: unknown) => string,
  on: Day,
): string[] {
  const conditions: string[] = lifeConditions(filter, next);
  if (filter.id !== undefined) conditions.push(`e.id = ANY(${next([filter.id].flat())}::uuid[])`);
  if (filter.state !== undefined) conditions.push(`e.state = ANY(${next([filter.state].flat())}::text[])`);
  if (filter.kind) conditions.push(`e.kind = ${next(filter.kind)}`);
  if (filter.source) conditions.push(`e.source = ${next(filter.source)}`);
  if (filter.sensitivity) conditions.push(`e.sensitivity = ${next(filter.sensitivity)}`);
  if (words !== null) {
    conditions.push(mayMatch(caller, words, next));
    if (filter.state === undefined) conditions.push(`e.state <> 'withdrawn'`);
  }
  if (filter.tag) conditions.push(`e.tags @> ARRAY[${next(filter.tag)}::text]`);
  if (filter.areaId || filter.shows) {
    const area = filter.areaId ? ` AND k.area_id = ${next(filter.areaId)}::uuid` : '';
    const shows = filter.shows ? ` AND k.shows = ${next(filter.shows)}` : '';
    conditions.push(
      `EXISTS (SELECT 1 FROM link k WHERE k.evidence_id = e.id AND k.ended_at IS NULL${area}${shows})`,
    );
  }
  if (filter.actionId)
    conditions.push(`EXISTS (SELECT 1 FROM link k JOIN link_action la ON la.link_id = k.id
      WHERE k.evidence_id = e.id AND k.ended_at IS NULL AND la.action_id = ${next(filter.actionId)}::uuid)`);
  if (filter.stale !== undefined)
    conditions.push(`coalesce(e.review_by < ${next(on)}::date, false) = ${filter.stale}`);
  if (filter.staleOn) conditions.push(`e.review_by < ${next(filter.staleOn)}::date`);
  if (filter.mine)
    conditions.push(
      `(e.owner_id = ${next(caller.personId)}::uuid OR e.created_by = ${next(caller.personId)}::uuid)`,
    );
  if (filter.waiting)
    conditions.push(`(e.state = 'submitted' OR (e.state = 'approved' AND EXISTS (${uncheckedLinks})))
      AND NOT EXISTS (SELECT 1 FROM evidence_version w WHERE w.evidence_id = e.id AND w.uploaded_by = ${next(caller.personId)}::uuid
        AND w.number = (SELECT max(number) FROM evidence_version n WHERE n.evidence_id = e.id AND n.received_at IS NOT NULL AND n.state <> 'discarded'))`);
  return conditions;
}

const names = new Map<string, string>();

/** Each page of each combination of filters is a text of its own, so their number has an end. */
const namesAtMost = 100;

/** A short, steady name for each of the first texts, so that PostgreSQL keeps its plan; none ('') for later ones. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= namesAtMost) return '';
  const name = `evidence-list-${names.size}`;
  names.set(sql, name);
  return name;
}
