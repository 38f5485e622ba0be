import type { EntityManager } from 'typeorm';
import { type Day, today } from '../calendar/calendar.js';
import { type Place, type Standing, usualNeed } from './nominations.rules.js';

/** What is known of an area's people on a day: what it needs, and how each nomination stood. */
export interface PeopleFacts {
  need: readonly Place[];
  standing: Standing[];
}

const endOfDay = `(($2::date + 1)::timestamp AT TIME ZONE 'Europe/London')`;

const facts = (need: string, standing: string) => `
  SELECT a.id AS area_id, d.places,
    coalesce((SELECT json_agg(json_build_object('id', s.id, 'sector', s.sector, 'state', s.state, 'deputyFor', s.deputy_for))
      FROM (${standing}) s WHERE s.area_id = a.id AND s.state NOT IN ('withdrawn', 'substituted')), '[]') AS standing
  FROM area a
  LEFT JOIN LATERAL (SELECT places FROM area_need x WHERE x.area_id = a.id ${need} ORDER BY x.number DESC LIMIT 1) d ON true
  WHERE a.programme_id = $1`;

const now = facts(
  '',
  'SELECT id, area_id, sector, state, deputy_for FROM nomination WHERE programme_id = $1',
);

/** Replayed from the events: the last one before the day's end says how the nomination stood. */
const then = facts(
  `AND x.made_at < ${endOfDay}`,
  `SELECT DISTINCT ON (v.nomination_id) v.nomination_id AS id, n.area_id, n.sector, v.state, v.deputy_for
   FROM nomination_event v JOIN nomination n ON n.id = v.nomination_id
   WHERE v.programme_id = $1 AND v.at < ${endOfDay} ORDER BY v.nomination_id, v.at DESC, v.id DESC`,
);

/** The people of every area, by its id: as they stand now, or as they stood at the end of an earlier day. */
export async function coverageFacts(
  tx: EntityManager,
  programmeId: string,
  on: Day = today(),
): Promise<Map<string, PeopleFacts>> {
  const past = on < today();
  const rows = await tx.query<{ area_id: string; places: Place[] | null; standing: Standing[] }[]>(
    past ? then : now,
    past ? [programmeId, on] : [programmeId],
  );
  return new Map(
    rows.map(({ area_id, places, standing }) => [area_id, { need: places ?? usualNeed, standing }]),
  );
}
