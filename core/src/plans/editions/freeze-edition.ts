import type { EntityManager } from 'typeorm';
import type { Caller } from '../../access/caller.js';
import type { FrozenContent } from './edition.types.js';
import type { LivePlan } from './live-plan.js';

/** Keeps the plan as it stands as an edition that nothing changes any more. */
export async function freezeEdition(tx: EntityManager, caller: Caller, live: LivePlan): Promise<void> {
  await tx.query(
    `INSERT INTO plan_edition (programme_id, plan_id, number, edition, content, source, frozen_by)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM plan_edition WHERE plan_id = $2`,
    [
      caller.programmeId,
      live.id,
      live.edition,
      JSON.stringify(frozen(live)),
      live.source && JSON.stringify(live.source),
      caller.personId,
    ],
  );
}

const frozen = (live: LivePlan): FrozenContent => ({
  title: live.title,
  levels: live.levels.map(({ code, label, meaning }) => ({ code, label, meaning })),
  sections: live.sections.map(({ ref, title, actionAreas }) => ({
    ref,
    title,
    actionAreas: actionAreas.map((area) => ({
      ref: area.ref,
      title: area.title,
      leads: area.leads,
      due: area.due,
      actions: area.actions.map(({ actionAreaId: _, position: __, ...action }) => action),
    })),
  })),
});
