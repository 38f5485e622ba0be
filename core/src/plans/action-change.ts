import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { unprocessable } from '../errors/errors.js';

/** What a person may say of an action between two editions; what is left out stays as it is. */
export interface ActionChange {
  areaIds?: string[] | undefined;
  /** Places in other plans: `CSC IP 3.4.6`. */
  references?: string[] | undefined;
}

/** Writes what was said. What the action served until now stays in the history. */
export async function changeAction(
  tx: EntityManager,
  caller: Caller,
  actionId: string,
  { areaIds, references }: ActionChange,
): Promise<void> {
  if (areaIds) await changeAreas(tx, caller, actionId, areaIds);
  if (!references) return;
  await tx.query('UPDATE action SET cites = $2 WHERE id = $1', [actionId, [...new Set(references)]]);
  await record(tx, caller, 'action.references-changed', { kind: 'action', id: actionId }, {});
}

async function changeAreas(
  tx: EntityManager,
  caller: Caller,
  actionId: string,
  areaIds: readonly string[],
): Promise<void> {
  const known = await tx.query<{ id: string }[]>('SELECT id FROM area WHERE id = ANY($1::uuid[])', [areaIds]);
  if (known.length !== new Set(areaIds).size)
    throw unprocessable(
      'unknown-area',
      'One of the areas is not an area of this programme. Choose the areas again.',
    );
  await tx.query(
    `UPDATE action_serves_area SET until = now() WHERE action_id = $1 AND until IS NULL AND NOT area_id = ANY($2::uuid[])`,
    [actionId, areaIds],
  );
  await tx.query(
    `INSERT INTO action_serves_area (programme_id, action_id, area_id)
     SELECT $1, $2, wanted FROM unnest($3::uuid[]) AS wanted
     WHERE NOT EXISTS (SELECT 1 FROM action_serves_area m WHERE m.action_id = $2 AND m.area_id = wanted AND m.until IS NULL)`,
    [caller.programmeId, actionId, [...new Set(areaIds)]],
  );
  await record(tx, caller, 'action.areas-changed', { kind: 'action', id: actionId }, { areas: areaIds });
}
