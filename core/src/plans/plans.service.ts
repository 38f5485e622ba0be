import { type Caller, demand } from '../access/caller.js';
import { today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { ratedActions } from './plans.queries.js';
import type { LevelMeaning } from './plans.words.js';

export interface PlanView {
  id: string;
  title: string;
  kind: string;
  edition: string;
  mappingNote: string;
  levels: { code: string; label: string; meaning: LevelMeaning; colour: string }[];
  sections: { id: string; ref: string; title: string }[];
  actionCount: number;
  counts: Record<string, number>;
}

export class PlansService {
  constructor(private readonly database: Database) {}

  /** The programme's plans, each with its scale and how many actions stand at each level today. */
  async list(caller: Caller): Promise<PlanView[]> {
    demand(caller, 'board.read');
    return this.database.read<PlanView>(
      caller.programmeId,
      'plans',
      `SELECT p.id, p.title, p.kind, p.edition, p.mapping_note AS "mappingNote",
        (SELECT json_agg(json_build_object('code', l.code, 'label', l.label, 'meaning', l.meaning, 'colour', l.colour) ORDER BY l.position)
         FROM rating_level l WHERE l.scale_id = p.scale_id) AS levels,
        (SELECT coalesce(json_agg(json_build_object('id', s.id, 'ref', s.ref, 'title', s.title) ORDER BY s.position), '[]')
         FROM plan_section s WHERE s.plan_id = p.id AND s.removed_at IS NULL) AS sections,
        (SELECT count(*)::int FROM action a WHERE a.plan_id = p.id AND a.removed_at IS NULL) AS "actionCount",
        (SELECT coalesce(json_object_agg(code, n), '{}') FROM (
           SELECT coalesce(r.code, 'none') AS code, count(*)::int AS n FROM (${ratedActions}) r WHERE r.plan_id = p.id GROUP BY 1
         ) c) AS counts
       FROM plan p WHERE p.programme_id = $1 ORDER BY p.title`,
      [caller.programmeId, today()],
    );
  }
}
