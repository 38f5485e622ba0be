import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound, stale } from '../errors/errors.js';
import { changePlan, type PlanChange } from './plan-change.js';
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
  /** For an accelerated plan: the actions of another plan that it gives more detail to. */
  parent: { id: string; title: string; actions: { id: string; ref: string; title: string }[] } | null;
  version: number;
}

/** Every plan with its scale and how many actions stand at each level at a day ($1 programme, $2 day). */
const select = `SELECT p.id, p.title, p.kind, p.edition, p.mapping_note AS "mappingNote",
        (SELECT json_agg(json_build_object('code', l.code, 'label', l.label, 'meaning', l.meaning, 'colour', l.colour) ORDER BY l.position)
         FROM rating_level l WHERE l.scale_id = p.scale_id) AS levels,
        (SELECT coalesce(json_agg(json_build_object('id', s.id, 'ref', s.ref, 'title', s.title) ORDER BY s.position), '[]')
         FROM plan_section s WHERE s.plan_id = p.id AND s.removed_at IS NULL) AS sections,
        (SELECT count(*)::int FROM action a WHERE a.plan_id = p.id AND a.removed_at IS NULL) AS "actionCount",
        (SELECT coalesce(json_object_agg(code, n), '{}') FROM (
           SELECT coalesce(r.code, 'none') AS code, count(*)::int AS n FROM (${ratedActions}) r WHERE r.plan_id = p.id GROUP BY 1
         ) c) AS counts,
        (SELECT json_build_object('id', parent.id, 'title', parent.title, 'actions',
           (SELECT coalesce(json_agg(json_build_object('id', a.id, 'ref', a.ref, 'title', a.title) ORDER BY a.position), '[]')
            FROM plan_parent_action x JOIN action a ON a.id = x.action_id WHERE x.plan_id = p.id))
         FROM plan parent WHERE parent.id = p.parent_plan_id) AS parent,
        p.version
       FROM plan p WHERE p.programme_id = $1`;

export class PlansService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller): Promise<PlanView[]> {
    demand(caller, 'board.read');
    return this.database.read<PlanView>(caller.programmeId, 'plans', `${select} ORDER BY p.title`, [
      caller.programmeId,
      today(),
    ]);
  }

  async one(caller: Caller, planId: string): Promise<PlanView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, (tx) => this.load(tx, caller, planId));
  }

  /** Says anew what a plan is called, and of which actions it is the accelerated plan. */
  async change(
    caller: Caller,
    planId: string,
    seen: number,
    content: Content<PlanChange>,
  ): Promise<PlanView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.load(tx, caller, planId);
      demand(caller, 'plans.edit');
      const [, changed] = await tx.query<[unknown, number]>(
        'UPDATE plan SET version = version + 1 WHERE id = $1 AND version = $2',
        [planId, seen],
      );
      if (changed !== 1) throw stale('plan', before);
      await changePlan(tx, caller, planId, content());
      return this.load(tx, caller, planId);
    });
  }

  private async load(tx: EntityManager, caller: Caller, planId: string): Promise<PlanView> {
    const [plan] = await tx.query<PlanView[]>(`${select} AND p.id = $3`, [
      caller.programmeId,
      today(),
      planId,
    ]);
    if (!plan) throw notFound('plan');
    return plan;
  }
}
