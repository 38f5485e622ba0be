import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { unprocessable } from '../errors/errors.js';

/** What a person may say of a plan as a whole; what is left out stays as it is. */
export interface PlanChange {
  title?: string | undefined;
  kind?: string | undefined;
  edition?: string | undefined;
  /** Where the mapping of actions to areas comes from. */
  mappingNote?: string | undefined;
  /** The actions of another plan that this one gives more detail to; none: it is a plan of its own. */
  parentActionIds?: string[] | undefined;
}

/** Writes what was said of a plan whose version was checked. */
export async function changePlan(
  tx: EntityManager,
  caller: Caller,
  planId: string,
  change: PlanChange,
): Promise<void> {
  await tx.query(
    `UPDATE plan SET title = coalesce($2, title), kind = coalesce($3, kind), edition = coalesce($4, edition),
       mapping_note = coalesce($5, mapping_note) WHERE id = $1`,
    [planId, change.title ?? null, change.kind ?? null, change.edition ?? null, change.mappingNote ?? null],
  );
  if (change.parentActionIds) await changeParent(tx, caller, planId, [...new Set(change.parentActionIds)]);
  const fields = Object.entries(change).flatMap(([field, said]) => (said === undefined ? [] : [field]));
  await record(tx, caller, 'plan.changed', { kind: 'plan', id: planId }, { fields });
}

/** A plan hangs on actions of one other plan, and only one deep: an accelerated plan has none under it. */
async function changeParent(tx: EntityManager, caller: Caller, planId: string, actionIds: string[]) {
  const parents = await tx.query<{ plan_id: string; parent_plan_id: string | null; found: number }[]>(
    `SELECT a.plan_id, p.parent_plan_id, count(*)::int AS found FROM action a JOIN plan p ON p.id = a.plan_id
     WHERE a.id = ANY($1::uuid[]) AND a.removed_at IS NULL GROUP BY a.plan_id, p.parent_plan_id`,
    [actionIds],
  );
  const found = parents.reduce((sum, parent) => sum + parent.found, 0);
  const [parent] = parents;
  if (found !== actionIds.length)
    throw unprocessable(
      'unknown-action',
      'One of the actions is not in a plan of this programme any more. Choose the actions again.',
    );
  if (parents.length > 1 || parent?.plan_id === planId)
    throw unprocessable(
      'one-parent-plan',
      'An accelerated plan gives more detail to actions of one other plan. Choose actions of that plan alone.',
    );
  const [below] = await tx.query<{ id: string }[]>('SELECT id FROM plan WHERE parent_plan_id = $1 LIMIT 1', [
    planId,
  ]);
  if (parent && (parent.parent_plan_id !== null || below))
    throw unprocessable(
      'one-level',
      'An accelerated plan can’t have another one under it. Choose actions of the plan at the top.',
    );
  await tx.query('UPDATE plan SET parent_plan_id = $2 WHERE id = $1', [planId, parent?.plan_id ?? null]);
  await tx.query('DELETE FROM plan_parent_action WHERE plan_id = $1 AND NOT action_id = ANY($2::uuid[])', [
    planId,
    actionIds,
  ]);
  await tx.query(
    `INSERT INTO plan_parent_action (programme_id, plan_id, action_id)
     SELECT $1, $2, wanted FROM unnest($3::uuid[]) AS wanted ON CONFLICT DO NOTHING`,
    [caller.programmeId, planId, actionIds],
  );
}
