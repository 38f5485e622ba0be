import type { EntityManager } from 'typeorm';
import { actionsOf, type PlanContent } from '../plan-content.js';
import { matchActions } from './match.js';

/**
 * Which plan a file is an edition of: the one that was named, else the one that shares most actions by ref or text,
 * when those are at least half of the file's. Null: it is a plan of its own.
 */
export async function findPlan(
  tx: EntityManager,
  programmeId: string,
  wanted: string | null,
  content: PlanContent,
): Promise<string | null> {
  if (wanted === 'new') return null;
  if (wanted !== null) return wanted;
  const rows = await tx.query<{ plan_id: string; ref: string; refGiven: boolean; title: string }[]>(
    `SELECT plan_id, ref, ref_given AS "refGiven", title FROM action
     WHERE programme_id = $1 AND removed_at IS NULL ORDER BY plan_id, position`,
    [programmeId],
  );
  const actions = actionsOf(content);
  const shared = [...new Set(rows.map((row) => row.plan_id))].map((planId) => ({
    planId,
    count: matchActions(
      // A counted ref says nothing about the plan it is of.
      rows.filter((row) => row.plan_id === planId).map((row) => (row.refGiven ? row : { ...row, ref: '' })),
      actions.map((action) => (action.refGiven ? action : { ...action, ref: '-' })),
    ).size,
  }));
  const most = shared.reduce((best, each) => (each.count > best.count ? each : best), {
    planId: '',
    count: 0,
  });
  return most.count > 0 && most.count * 2 >= actions.length ? most.planId : null;
}
