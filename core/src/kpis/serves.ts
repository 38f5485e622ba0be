import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { unprocessable } from '../errors/errors.js';

const tables = {
  area: { name: 'kpi_serves_area', column: 'area_id' },
  action: { name: 'kpi_serves_action', column: 'action_id' },
} as const;

/** Says anew which areas and actions a measure serves; what it served until now ends and stays in the history. */
export async function serve(
  tx: EntityManager,
  caller: Caller,
  kpiId: string,
  wanted: { areaIds: readonly string[]; actionIds: readonly string[] },
): Promise<void> {
  await serveOne(tx, caller, kpiId, 'area', [...new Set(wanted.areaIds)]);
  await serveOne(tx, caller, kpiId, 'action', [...new Set(wanted.actionIds)]);
}

async function serveOne(
  tx: EntityManager,
  caller: Caller,
  kpiId: string,
  what: keyof typeof tables,
  ids: string[],
) {
  const { name, column } = tables[what];
  const known = await tx.query<unknown[]>(`SELECT 1 FROM ${what} WHERE id = ANY($1::uuid[])`, [ids]);
  if (known.length !== ids.length)
    throw unprocessable(
      `unknown-${what}`,
      `One of the ${what}s is not of this programme. Choose the ${what}s again. Nothing was saved.`,
    );
  await tx.query(
    `UPDATE ${name} SET until = now() WHERE kpi_id = $1 AND until IS NULL AND NOT ${column} = ANY($2::uuid[])`,
    [kpiId, ids],
  );
  await tx.query(
    `INSERT INTO ${name} (programme_id, kpi_id, ${column}) SELECT $1, $2, wanted FROM unnest($3::uuid[]) AS wanted
     ON CONFLICT (kpi_id, ${column}) WHERE until IS NULL DO NOTHING`,
    [caller.programmeId, kpiId, ids],
  );
}
