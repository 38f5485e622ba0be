import type { EntityManager } from 'typeorm';
import { thePortal } from '../../access/caller.js';
import { record } from '../../audit/audit.service.js';
import type { VersionRow } from '../uploads.js';
import { findPersonalData } from './guard.js';

type Found = ReturnType<typeof findPersonalData>;
type Pages = Parameters<typeof findPersonalData>[0];

/**
 * Looks through the words of the file itself, which holds what a copy doesn't show (a hidden sheet), and once: what
 * was resolved since must not come back because a job ran twice. A discarded version is left alone.
 */
export async function lookThroughWords(tx: EntityManager, version: VersionRow, pages: Pages): Promise<void> {
  const [, first] = await tx.query<[unknown, number]>(
    "UPDATE evidence_version SET guarded_at = now() WHERE id = $1 AND guarded_at IS NULL AND state = 'clean'",
    [version.id],
  );
  if (first === 1) await add(tx, version, findPersonalData(pages));
}

/**
 * Looks through a PDF copy that is new: what it shows is named by its pages, since those are what people open. What
 * somebody resolved by the file's own pages stays as they resolved it.
 */
export async function lookThroughCopy(tx: EntityManager, version: VersionRow, pages: Pages): Promise<void> {
  const found = findPersonalData(pages);
  await tx.query(
    `DELETE FROM finding f USING jsonb_to_recordset($2::jsonb) AS t(kind text, masked text)
     WHERE f.version_id = $1 AND f.kind = t.kind AND f.masked = t.masked
       AND NOT EXISTS (SELECT 1 FROM finding k JOIN finding_resolution r ON r.finding_id = k.id
         WHERE k.version_id = $1 AND k.kind = t.kind AND k.masked = t.masked)`,
    [version.id, JSON.stringify(found)],
  );
  await add(tx, version, found);
}

/** Adds what is not known yet: a copy that was quicker has named its pages already. */
async function add(tx: EntityManager, version: VersionRow, found: Found): Promise<void> {
  if (found.length === 0) return;
  const placed = found.map((each, position) => ({ ...each, position }));
  const added = await tx.query<{ kind: string }[]>(
    `INSERT INTO finding (programme_id, version_id, page, kind, masked, position)
     SELECT $1, $2, t.page, t.kind, t.masked,
       t.position + (SELECT coalesce(max(f.position) + 1, 0) FROM finding f WHERE f.version_id = $2)
     FROM jsonb_to_recordset($3::jsonb) AS t(page integer, kind text, masked text, position integer)
     WHERE NOT EXISTS (SELECT 1 FROM finding k WHERE k.version_id = $2 AND k.kind = t.kind AND k.masked = t.masked)
     RETURNING kind`,
    [version.programme_id, version.id, JSON.stringify(placed)],
  );
  if (added.length === 0) return;
  const kinds = [...new Set(added.map(({ kind }) => kind))];
  await record(
    tx,
    thePortal(version.programme_id),
    'finding.found',
    { kind: 'version', id: version.id },
    { evidence: version.evidence_id, number: version.number, count: added.length, kinds },
  );
}
