import type { EntityManager } from 'typeorm';
import type { Day } from '../calendar/calendar.js';
import type { EvidenceKind, EvidenceSource, EvidenceState, Sensitivity, Shows } from './evidence.words.js';

export interface Facets {
  area: { id: string; number: number; title: string; count: number }[];
  /** The actions most of them serve. */
  action: { id: string; ref: string; title: string; count: number }[];
  kind: { value: EvidenceKind; count: number }[];
  source: { value: EvidenceSource; count: number }[];
  state: { value: EvidenceState; count: number }[];
  shows: { value: Shows; count: number }[];
  sensitivity: { value: Sensitivity; count: number }[];
  tag: { value: string; count: number }[];
  /** Past their review date on the day asked about. */
  stale: number;
}

const column = (name: string) =>
  `(SELECT coalesce(json_agg(json_build_object('value', value, 'count', count) ORDER BY count DESC, value), '[]')
    FROM (SELECT ${name} AS value, count(*)::int AS count FROM hit GROUP BY ${name}) g)`;

/**
 * How many of these fall under each heading. The ids are what the caller was found to see, so nothing else can be
 * counted.
 */
export async function facetsOf(tx: EntityManager, ids: string[], on: Day): Promise<Facets> {
  const [row] = await tx.query<{ facets: Facets }[]>(
    `WITH hit AS MATERIALIZED (
       SELECT e.id, e.kind, e.source, e.state, e.sensitivity, e.review_by, e.tags FROM evidence e WHERE e.id = ANY($1::uuid[])
     ), linked AS MATERIALIZED (
       SELECT k.id, k.evidence_id, k.area_id, k.shows FROM link k WHERE k.evidence_id = ANY($1::uuid[]) AND k.ended_at IS NULL
     )
     SELECT json_build_object(
       'kind', ${column('kind')}, 'source', ${column('source')}, 'state', ${column('state')},
       'sensitivity', ${column('sensitivity')},
       'stale', (SELECT count(*) FROM hit WHERE review_by < $2::date),
       'shows', (SELECT coalesce(json_agg(json_build_object('value', shows, 'count', count) ORDER BY count DESC, shows), '[]')
         FROM (SELECT shows, count(DISTINCT evidence_id)::int AS count FROM linked GROUP BY shows) g),
       'tag', (SELECT coalesce(json_agg(json_build_object('value', tag, 'count', count) ORDER BY count DESC, tag), '[]')
         FROM (SELECT t.tag, count(*)::int AS count FROM hit CROSS JOIN unnest(tags) AS t(tag) GROUP BY t.tag ORDER BY count DESC, t.tag LIMIT 20) g),
       'area', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', a.title, 'count', g.count) ORDER BY a.number), '[]')
         FROM (SELECT area_id, count(DISTINCT evidence_id)::int AS count FROM linked GROUP BY area_id) g JOIN area a ON a.id = g.area_id),
       'action', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'ref', c.ref, 'title', c.title, 'count', g.count) ORDER BY g.count DESC, c.position), '[]')
         FROM (SELECT la.action_id, count(DISTINCT k.evidence_id)::int AS count FROM linked k JOIN link_action la ON la.link_id = k.id
               GROUP BY la.action_id ORDER BY count DESC, la.action_id LIMIT 20) g JOIN action c ON c.id = g.action_id)
     ) AS facets`,
    [ids, on],
  );
  if (!row) throw new Error('A query of counts has no row.');
  return row.facets;
}
