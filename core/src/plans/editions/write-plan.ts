import type { EntityManager } from 'typeorm';
import type { Day } from '../../calendar/calendar.js';
import { type ActionAreaContent, type ActionContent, actionsOf, type PlanContent } from '../plan-content.js';
import { changesBetween } from './changes.js';
import {
  contentOf,
  type LiveAction,
  type LiveActionArea,
  type LivePlan,
  liveActionsOf,
} from './live-plan.js';
import { matchActions } from './match.js';

interface Target {
  programmeId: string;
  planId: string;
  /** Ids of levels by code. */
  levelIds: ReadonlyMap<string, string>;
  /** The day the edition's ratings speak of. */
  ratedOn: Day;
  /** Ids of the programme's areas by number. */
  areaIds: ReadonlyMap<number, string>;
}

/**
 * Writes an edition over the plan as it is. Actions keep their ids, and with them their ratings and links; what the
 * edition leaves out is marked as removed and never deleted. `live` is null for a plan that has nothing yet.
 */
export async function writePlan(
  tx: EntityManager,
  target: Target,
  live: LivePlan | null,
  next: PlanContent,
): Promise<void> {
  const before = live ? [...liveActionsOf(live), ...live.removed.actions] : [];
  const matched = matchActions(before, actionsOf(next));
  const kept = new Set<string>();
  let position = 0;
  for (const [place, section] of next.sections.entries()) {
    const knownSections = live ? [...live.sections, ...live.removed.sections] : [];
    const known = knownSections.find((each) => each.ref === section.ref);
    const sectionId = known?.id ?? crypto.randomUUID();
    kept.add(sectionId);
    await tx.query(
      `INSERT INTO plan_section (id, programme_id, plan_id, ref, title, position) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET title = $5, position = $6, removed_at = NULL`,
      [sectionId, target.programmeId, target.planId, section.ref, section.title, place],
    );
    const knownAreas = [...(known?.actionAreas ?? []), ...(live?.removed.actionAreas ?? [])];
    for (const [areaPlace, area] of section.actionAreas.entries()) {
      const knownArea = knownAreas.find((each) => each.ref === area.ref && each.sectionId === sectionId);
      const areaId = knownArea?.id ?? crypto.randomUUID();
      kept.add(areaId);
      await writeArea(tx, target, { id: areaId, sectionId, place: areaPlace }, area);
      for (const action of area.actions) {
        const earlier = matched.get(action) ?? null;
        const id = earlier?.id ?? crypto.randomUUID();
        kept.add(id);
        await writeAction(tx, target, { id, areaId, position }, action, earlier);
        if ((earlier?.rating ?? null) !== action.rating) await writeRating(tx, target, id, action.rating);
        position += 1;
      }
    }
  }
  if (live) await removeTheRest(tx, live, kept);
}

const writeArea = (
  tx: EntityManager,
  target: Target,
  { id, sectionId, place }: { id: string; sectionId: string; place: number },
  area: ActionAreaContent,
) =>
  tx.query(
    `INSERT INTO action_area (id, programme_id, section_id, ref, title, leads, due_kind, due_on, due_text, position)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET title = $5, leads = $6, due_kind = $7, due_on = $8, due_text = $9, position = $10,
       removed_at = NULL`,
    [
      id,
      target.programmeId,
      sectionId,
      area.ref,
      area.title,
      area.leads,
      area.due.kind,
      area.due.on,
      area.due.text,
      place,
    ],
  );

async function writeAction(
  tx: EntityManager,
  target: Target,
  { id, areaId, position }: { id: string; areaId: string; position: number },
  action: ActionContent,
  earlier: LiveAction | null,
): Promise<void> {
  const values = [
    id,
    areaId,
    action.ref,
    action.title,
    action.leads,
    action.due.kind,
    action.due.on,
    action.due.text,
    action.expectedOutcome,
    action.successMeasure,
    action.forum,
    action.progress,
    action.references,
    action.refGiven,
    position,
  ];
  if (earlier) {
    // A row that stays as it was keeps its version: whoever has it open may go on.
    await tx.query(
      `UPDATE action SET action_area_id = $2, ref = $3, title = $4, leads = $5, due_kind = $6, due_on = $7, due_text = $8,
         expected_outcome = $9, success_measure = $10, forum = $11, progress = $12, cites = $13, ref_given = $14,
         position = $15, removed_at = NULL, version = version + 1
       WHERE id = $1 AND (removed_at IS NOT NULL OR (action_area_id, ref, title, leads, due_kind, due_text, expected_outcome,
         success_measure, forum, progress, cites, ref_given, position)
         IS DISTINCT FROM ($2::uuid, $3::text, $4::text, $5::text[], $6::text, $8::text, $9::text, $10::text, $11::text,
         $12::text, $13::text[], $14::boolean, $15::integer) OR due_on IS DISTINCT FROM $7::date)`,
      values,
    );
    return;
  }
  await tx.query(
    `INSERT INTO action (id, action_area_id, ref, title, leads, due_kind, due_on, due_text, expected_outcome, success_measure,
       forum, progress, cites, ref_given, position, programme_id, plan_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [...values, target.programmeId, target.planId],
  );
  // The plan itself says which findings an action answers; a person may say otherwise afterwards.
  for (const number of action.areas) {
    const areaOfProgramme = target.areaIds.get(number);
    if (areaOfProgramme)
      await tx.query(
        'INSERT INTO action_serves_area (programme_id, action_id, area_id) VALUES ($1, $2, $3)',
        [target.programmeId, id, areaOfProgramme],
      );
  }
}

/** An empty rating is a row too: it says from which day the plan gives none. */
async function writeRating(tx: EntityManager, target: Target, actionId: string, code: string | null) {
  const levelId = code === null ? null : target.levelIds.get(code);
  if (levelId === undefined) throw new Error(`The plan's scale has no level ${code}.`);
  await tx.query(
    `INSERT INTO rating (programme_id, action_id, level_id, comment, as_at, recorded_at)
     VALUES ($1, $2, $3, '', $4, clock_timestamp())`,
    [target.programmeId, actionId, levelId, target.ratedOn],
  );
}

async function removeTheRest(tx: EntityManager, live: LivePlan, kept: ReadonlySet<string>): Promise<void> {
  const gone = (all: readonly { id: string }[]) => all.map(({ id }) => id).filter((id) => !kept.has(id));
  const areas: LiveActionArea[] = live.sections.flatMap((section) => section.actionAreas);
  const end = (table: string, ids: string[]) =>
    tx.query(`UPDATE ${table} SET removed_at = now() WHERE id = ANY($1::uuid[])`, [ids]);
  await tx.query('UPDATE action SET removed_at = now(), version = version + 1 WHERE id = ANY($1::uuid[])', [
    gone(liveActionsOf(live)),
  ]);
  await end('action_area', gone(areas));
  await end('plan_section', gone(live.sections));
}

/** What writing would change; nothing is written. */
export const changesOf = (live: LivePlan, next: PlanContent) => changesBetween(contentOf(live), next);
