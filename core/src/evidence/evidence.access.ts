import type { EntityManager } from 'typeorm';
import { type Caller, demand, refusal } from '../access/caller.js';
import type { Permission } from '../access/permissions.js';
import { notFound } from '../errors/errors.js';
import type { Evidence } from './evidence.entities.js';
import type { Sensitivity } from './evidence.words.js';

/** `read`: that it exists and what is said about it. `open`: its file, its text, its picture. */
export type Purpose = 'read' | 'open';

/** What each role may read beyond its own, by sensitivity (DESIGN section 4). */
function sensitivitiesFor(
  caller: Caller,
  purpose: Purpose,
): { everywhere: Sensitivity[]; ownAreas: Sensitivity[] } {
  const everywhere = new Set<Sensitivity>();
  const ownAreas = new Set<Sensitivity>();
  for (const role of caller.roles) {
    if (role === 'area-lead') {
      everywhere.add('official');
      ownAreas.add('official-sensitive');
    } else if (role === 'improvement-partner') {
      everywhere.add('official').add('official-sensitive').add('personal');
    } else if (role === 'senior-officer') {
      everywhere.add('official').add('official-sensitive');
    } else if (role === 'administrator' && purpose === 'read') {
      everywhere.add('official').add('official-sensitive').add('personal');
    }
  }
  return { everywhere: [...everywhere], ownAreas: [...ownAreas] };
}

/**
 * A condition on `evidence e`, for every query that lists, counts or hints: what a person can't open never shows.
 * `next` adds a value and gives its placeholder.
 */
export function visibleTo(caller: Caller, purpose: Purpose, next: (value: unknown) => string): string {
  const { everywhere, ownAreas } = sensitivitiesFor(caller, purpose);
  if (everywhere.length === 3) return 'true';
  const conditions: string[] = [];
  if (everywhere.length > 0) conditions.push(`e.sensitivity = ANY(${next(everywhere)}::text[])`);
  if (ownAreas.length > 0 && caller.areaIds.length > 0)
    conditions.push(
      `(e.sensitivity = ANY(${next(ownAreas)}::text[]) AND EXISTS (SELECT 1 FROM link led
        WHERE led.evidence_id = e.id AND led.ended_at IS NULL AND led.area_id = ANY(${next(caller.areaIds)}::uuid[])))`,
    );
  // One set, so that a search for the few documents of a contributor begins with them.
  const me = next(caller.personId);
  conditions.push(
    `e.id IN (SELECT own.id FROM evidence own WHERE own.owner_id = ${me}::uuid
      UNION ALL SELECT own.id FROM evidence own WHERE own.created_by = ${me}::uuid
      UNION ALL SELECT own.evidence_id FROM evidence_version own WHERE own.uploaded_by = ${me}::uuid)`,
  );
  return `(${conditions.join(' OR ')})`;
}

/** Placeholders for a query under construction. */
export function placeholders(values: unknown[]): (value: unknown) => string {
  return (value) => {
    values.push(value);
    return `$${values.length}`;
  };
}

export type EvidenceRecord = Pick<
  Evidence,
  'id' | 'title' | 'sensitivity' | 'state' | 'version' | 'kind' | 'source'
> & {
  owner_id: string;
  created_by: string;
  review_by: string | null;
  published_url: string | null;
  approved_at: Date | null;
  /** Highest number that arrived and still stands. */
  current_number: number | null;
  current_sha256: string | null;
  current_state: string | null;
  current_uploader: string | null;
  /** Pages of the newest version; null while nobody knows them, and for kinds that have none. */
  current_pages: number | null;
  area_ids: string[];
  /** Whether the caller may open its file, its text and its picture. */
  opens: boolean;
};

/**
 * The evidence, for this caller; throws 404 when it is not there, not of this programme or not theirs to see.
 * With `lock` the row is held until the transaction ends, so that two moves at once take turns.
 */
export async function readable(
  tx: EntityManager,
  caller: Caller,
  evidenceId: string,
  lock = false,
): Promise<EvidenceRecord> {
  const values: unknown[] = [caller.programmeId, evidenceId];
  const condition = visibleTo(caller, 'read', placeholders(values));
  const opens = visibleTo(caller, 'open', placeholders(values));
  if (lock)
    await tx.query(
      'SELECT 1 FROM evidence WHERE programme_id = $1 AND id = $2 FOR UPDATE',
      values.slice(0, 2),
    );
  const [row] = await tx.query<EvidenceRecord[]>(
    `SELECT e.*, c.number AS current_number, c.sha256 AS current_sha256, c.state AS current_state, c.uploaded_by AS current_uploader,
       c.page_count AS current_pages,
       coalesce((SELECT array_agg(DISTINCT l.area_id) FROM link l WHERE l.evidence_id = e.id AND l.ended_at IS NULL), '{}') AS area_ids,
       ${opens} AS opens
     FROM evidence e
     LEFT JOIN LATERAL (
       SELECT number, sha256, state, uploaded_by, page_count FROM evidence_version v
       WHERE v.evidence_id = e.id AND v.received_at IS NOT NULL AND v.state <> 'discarded' ORDER BY number DESC LIMIT 1
     ) c ON true
     WHERE e.programme_id = $1 AND e.id = $2 AND ${condition}`,
    values,
  );
  if (!row) throw notFound('piece of evidence');
  return row;
}

/** Own: owned, filed or uploaded by the caller. */
export const isOwn = (caller: Caller, evidence: EvidenceRecord): boolean =>
  caller.personId !== null &&
  [evidence.owner_id, evidence.created_by, evidence.current_uploader].includes(caller.personId);

/** Whether the caller's reach for the permission covers this evidence. */
export function reaches(caller: Caller, permission: Permission, evidence: EvidenceRecord): boolean {
  try {
    demandFor(caller, permission, evidence);
    return true;
  } catch {
    return false;
  }
}

/** Throws 403 when the caller's reach for the permission stops short of this evidence. */
export function demandFor(caller: Caller, permission: Permission, evidence: EvidenceRecord): void {
  const reach = demand(caller, permission);
  if (reach === 'all' || isOwn(caller, evidence)) return;
  if (reach === 'own-areas' && evidence.area_ids.some((areaId) => caller.areaIds.includes(areaId))) return;
  throw refusal(permission);
}
