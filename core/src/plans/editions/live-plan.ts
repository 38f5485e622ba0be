import type { EntityManager } from 'typeorm';
import type { Day } from '../../calendar/calendar.js';
import { today } from '../../calendar/calendar.js';
import type { ActionContent, Due, PlanContent } from '../plan-content.js';
import type { PlanShape } from '../plan-shape.js';
import { ratedActions } from '../plans.queries.js';
import type { DueKind, LevelMeaning } from '../plans.words.js';
import type { PlanSource } from './edition.types.js';

export interface LiveAction extends ActionContent {
  id: string;
  actionAreaId: string;
  position: number;
  ratedOn: Day | null;
  comment: string;
}
export interface LiveActionArea {
  id: string;
  sectionId: string;
  ref: string;
  title: string;
  leads: string[];
  due: Due;
  position: number;
  actions: LiveAction[];
}
export interface LiveSection {
  id: string;
  ref: string;
  title: string;
  position: number;
  actionAreas: LiveActionArea[];
}

/** A plan as the portal has it now, with its ids. What editions left out is in `removed`: it may come back. */
export interface LivePlan {
  id: string;
  title: string;
  kind: string;
  edition: string;
  version: number;
  scaleId: string;
  shape: PlanShape | null;
  source: PlanSource | null;
  levels: { id: string; code: string; label: string; meaning: LevelMeaning; position: number }[];
  sections: LiveSection[];
  removed: { sections: LiveSection[]; actionAreas: LiveActionArea[]; actions: LiveAction[] };
}

interface PlanRow {
  id: string;
  title: string;
  kind: string;
  edition: string;
  version: number;
  scale_id: string;
  shape: PlanShape | null;
  source: PlanSource | null;
}
interface SectionRow {
  id: string;
  ref: string;
  title: string;
  position: number;
  gone: boolean;
}
interface AreaRow extends SectionRow {
  section_id: string;
  leads: string[];
  due_kind: DueKind;
  due_on: string | null;
  due_text: string;
}
interface ActionRow extends Omit<AreaRow, 'section_id'> {
  action_area_id: string;
  ref_given: boolean;
  expected_outcome: string;
  success_measure: string;
  forum: string;
  progress: string;
  cites: string[];
  areas: number[];
  code: string | null;
  as_at: Day | null;
  comment: string | null;
}

const dueOf = (row: { due_kind: DueKind; due_on: string | null; due_text: string }): Due => ({
  kind: row.due_kind,
  on: row.due_on,
  text: row.due_text,
});

/** Every action of a plan with its rating of today, removed ones too (which have none here). */
const actionRows = `
  SELECT a.*, a.removed_at IS NOT NULL AS gone, r.code, r.as_at, r.comment,
    (SELECT coalesce(array_agg(ar.number ORDER BY ar.number), '{}') FROM action_serves_area m
     JOIN area ar ON ar.id = m.area_id WHERE m.action_id = a.id AND m.until IS NULL) AS areas
  FROM action a LEFT JOIN (${ratedActions}) r ON r.id = a.id
  WHERE a.plan_id = $3 ORDER BY a.position`;

/** Reads a plan whole; null when there is none of that id. `lock` keeps others from changing it until the end. */
export async function loadPlan(
  tx: EntityManager,
  programmeId: string,
  planId: string,
  lock = false,
): Promise<LivePlan | null> {
  const [plan] = await tx.query<PlanRow[]>(`SELECT * FROM plan WHERE id = $1${lock ? ' FOR UPDATE' : ''}`, [
    planId,
  ]);
  if (!plan) return null;
  const levels = await tx.query<LivePlan['levels']>(
    'SELECT id, code, label, meaning, position FROM rating_level WHERE scale_id = $1 ORDER BY position',
    [plan.scale_id],
  );
  const sections = await tx.query<SectionRow[]>(
    'SELECT *, removed_at IS NOT NULL AS gone FROM plan_section WHERE plan_id = $1 ORDER BY position',
    [planId],
  );
  const areas = await tx.query<AreaRow[]>(
    `SELECT aa.*, aa.removed_at IS NOT NULL AS gone FROM action_area aa JOIN plan_section s ON s.id = aa.section_id
     WHERE s.plan_id = $1 ORDER BY aa.position`,
    [planId],
  );
  const actions = await tx.query<ActionRow[]>(actionRows, [programmeId, today(), planId]);

  const liveActions = actions.map((row) => ({ gone: row.gone, live: liveAction(row) }));
  const liveAreas = areas.map((row) => ({
    gone: row.gone,
    live: {
      id: row.id,
      sectionId: row.section_id,
      ref: row.ref,
      title: row.title,
      leads: row.leads,
      due: dueOf(row),
      position: row.position,
      actions: liveActions
        .filter(({ gone, live }) => !gone && live.actionAreaId === row.id)
        .map(({ live }) => live),
    },
  }));
  const liveSections = sections.map((row) => ({
    gone: row.gone,
    live: {
      id: row.id,
      ref: row.ref,
      title: row.title,
      position: row.position,
      actionAreas: liveAreas
        .filter(({ gone, live }) => !gone && live.sectionId === row.id)
        .map(({ live }) => live),
    },
  }));
  const standing = <T>(all: { gone: boolean; live: T }[], gone: boolean) =>
    all.filter((each) => each.gone === gone).map((each) => each.live);
  return {
    id: plan.id,
    title: plan.title,
    kind: plan.kind,
    edition: plan.edition,
    version: plan.version,
    scaleId: plan.scale_id,
    shape: plan.shape,
    source: plan.source,
    levels,
    sections: standing(liveSections, false),
    removed: {
      sections: standing(liveSections, true),
      actionAreas: standing(liveAreas, true),
      actions: standing(liveActions, true),
    },
  };
}

const liveAction = (row: ActionRow): LiveAction => ({
  id: row.id,
  actionAreaId: row.action_area_id,
  position: row.position,
  ref: row.ref,
  refGiven: row.ref_given,
  title: row.title,
  leads: row.leads,
  due: dueOf(row),
  rating: row.code,
  expectedOutcome: row.expected_outcome,
  successMeasure: row.success_measure,
  forum: row.forum,
  progress: row.progress,
  references: row.cites,
  areas: row.areas,
  ratedOn: row.code === null ? null : row.as_at,
  comment: row.code === null ? '' : (row.comment ?? ''),
});

export const liveActionsOf = (plan: Pick<LivePlan, 'sections'>): LiveAction[] =>
  plan.sections.flatMap((section) => section.actionAreas.flatMap((area) => area.actions));

/** Content without ids, for comparing and for writing files. */
export const contentOf = (plan: Pick<LivePlan, 'sections'>): PlanContent => ({ sections: plan.sections });
