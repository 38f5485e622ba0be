import type { EntityManager } from 'typeorm';
import type { Caller } from '../../access/caller.js';
import { record } from '../../audit/audit.service.js';
import { today } from '../../calendar/calendar.js';
import { unprocessable } from '../../errors/errors.js';
import { readinessChanged } from '../../jobs/recalculate.js';
import { actionsOf } from '../plan-content.js';
import type { PlanReading } from '../reading/read-plan.js';
import { traitsOf } from '../reading/scales.js';
import type { PlanSource } from './edition.types.js';
import { freezeEdition } from './freeze-edition.js';
import type { Applied, ImportRow, NamedLevel } from './import.types.js';
import { type LivePlan, liveActionsOf } from './live-plan.js';
import type { Prepared } from './preview.js';
import { writePlan } from './write-plan.js';

interface ToApply {
  prepared: Prepared;
  reading: PlanReading;
  live: LivePlan | null;
}

/** Writes what the preview showed, in the caller's transaction. */
export async function applyImport(
  tx: EntityManager,
  caller: Caller,
  row: ImportRow,
  { prepared, reading, live }: ToApply,
): Promise<Applied> {
  const { preview, content, levels } = prepared;
  const ratedOn = row.answers.ratedOn ?? today();
  assertRatedOn(ratedOn, live, prepared);
  if (live && preview.changes.length === 0)
    return finish(tx, row, { planId: live.id, mode: 'edition', changes: 0 });

  const source: PlanSource = {
    key: row.storage_key,
    fileName: row.file_name,
    size: row.size,
    sha256: row.sha256,
  };
  const scaleId = live?.scaleId ?? (await scaleFor(tx, caller, preview.scale.name, levels));
  const levelIds = await levelsOf(tx, caller, scaleId, levels);
  const planId = live?.id ?? crypto.randomUUID();
  if (live) {
    await freezeEdition(tx, caller, live);
    await tx.query(
      `UPDATE plan SET title = $2, edition = $3, kind = $4, shape = $5, source = $6, version = version + 1 WHERE id = $1`,
      [
        planId,
        preview.title,
        preview.edition,
        preview.kind,
        JSON.stringify(reading.shape),
        JSON.stringify(source),
      ],
    );
  } else {
    await tx.query(
      `INSERT INTO plan (id, programme_id, scale_id, title, kind, edition, mapping_note, shape, source)
       VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8)`,
      [
        planId,
        caller.programmeId,
        scaleId,
        preview.title,
        preview.kind,
        preview.edition,
        JSON.stringify(reading.shape),
        JSON.stringify(source),
      ],
    );
  }
  const areas = await tx.query<{ id: string; number: number }[]>('SELECT id, number FROM area');
  const areaIds = new Map(areas.map((area) => [area.number, area.id]));
  await writePlan(tx, { programmeId: caller.programmeId, planId, levelIds, ratedOn, areaIds }, live, content);
  const changes = live ? preview.changes.length : preview.counts.actions;
  await record(
    tx,
    caller,
    live ? 'plan.edition-applied' : 'plan.imported',
    { kind: 'plan', id: planId },
    { sha256: row.sha256, actions: preview.counts.actions, changes },
  );
  await readinessChanged(tx, caller);
  return finish(tx, row, { planId, mode: preview.mode, changes });
}

async function finish(tx: EntityManager, row: ImportRow, applied: Applied): Promise<Applied> {
  await tx.query(
    `UPDATE plan_import SET state = 'applied', applied_at = now(), plan_id = $2, document = NULL WHERE id = $1`,
    [row.id, applied.planId],
  );
  return applied;
}

/** A rating of an edition must become the current one: a day before the last rating would hide it. */
function assertRatedOn(ratedOn: string, live: LivePlan | null, { content }: Prepared): void {
  if (ratedOn > today())
    throw unprocessable(
      'rated-later',
      'The day of the ratings lies in the future. Give the day they speak of.',
    );
  if (!live) return;
  const ratings = new Map(actionsOf(content).map((action) => [action.ref, action.rating]));
  const later = liveActionsOf(live).find(
    (action) =>
      ratings.has(action.ref) &&
      ratings.get(action.ref) !== action.rating &&
      action.ratedOn !== null &&
      action.ratedOn > ratedOn,
  );
  if (later)
    throw unprocessable(
      'rated-earlier',
      `Action ${later.ref} was rated after the day you gave for this file’s ratings. Give a later day.`,
    );
}

/** A scale of the programme with exactly these levels, or a new one. */
async function scaleFor(
  tx: EntityManager,
  caller: Caller,
  name: string,
  levels: readonly NamedLevel[],
): Promise<string> {
  const signature = (all: readonly NamedLevel[]) =>
    all.map(({ code, meaning }) => `${code}=${meaning}`).join('\n');
  const known = await tx.query<{ id: string; levels: NamedLevel[] }[]>(
    `SELECT s.id, (SELECT json_agg(json_build_object('code', l.code, 'label', l.label, 'meaning', l.meaning) ORDER BY l.position)
       FROM rating_level l WHERE l.scale_id = s.id) AS levels
     FROM rating_scale s`,
  );
  const same = known.find((scale) => signature(scale.levels ?? []) === signature(levels));
  if (same) return same.id;
  const scaleId = crypto.randomUUID();
  await tx.query('INSERT INTO rating_scale (id, programme_id, name) VALUES ($1, $2, $3)', [
    scaleId,
    caller.programmeId,
    name,
  ]);
  return scaleId;
}

/** Ids of the scale's levels by code; levels that it lacks are put after the ones it has. */
async function levelsOf(
  tx: EntityManager,
  caller: Caller,
  scaleId: string,
  levels: readonly NamedLevel[],
): Promise<Map<string, string>> {
  const known = await tx.query<{ id: string; code: string }[]>(
    'SELECT id, code FROM rating_level WHERE scale_id = $1',
    [scaleId],
  );
  const ids = new Map(known.map(({ id, code }) => [code, id]));
  for (const level of levels) {
    if (ids.has(level.code)) continue;
    const id = crypto.randomUUID();
    const { colour, needsEmbedding } = traitsOf(levels, level.code);
    await tx.query(
      `INSERT INTO rating_level (id, programme_id, scale_id, code, label, meaning, colour, needs_embedding, position)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        caller.programmeId,
        scaleId,
        level.code,
        level.label,
        level.meaning,
        colour,
        needsEmbedding,
        ids.size,
      ],
    );
    ids.set(level.code, id);
  }
  return ids;
}
