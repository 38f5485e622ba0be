import type { EntityManager } from 'typeorm';
import { extract } from '../evidence/evidence.jobs.js';
import { unresolved } from '../evidence/guard/findings.service.js';
import type { FindingKind } from '../evidence/guard/guard.words.js';

/** A document that would be in the pack, were it not for what the guard found in it, and where. */
export interface Withheld {
  evidenceId: string;
  title: string;
  versionNumber: number;
  areaNumbers: number[];
  /** Unresolved ones. Empty when the document has not been looked through yet. */
  findings: { page: number; kind: FindingKind; masked: string }[];
}

/** The newest version `v` of evidence that may go into a pack, as far as the guard is concerned. */
export const passesGuard = `v.guarded_at IS NOT NULL AND NOT ${unresolved('v.id')}`;

/** Approved, clean evidence of these areas that the guard keeps out. */
export function withheldFrom(tx: EntityManager, programmeId: string, areaIds: string[]): Promise<Withheld[]> {
  return tx.query<Withheld[]>(
    `SELECT e.id AS "evidenceId", e.title, v.number AS "versionNumber",
       json_agg(DISTINCT a.number) AS "areaNumbers",
       coalesce((SELECT json_agg(json_build_object('page', f.page, 'kind', f.kind, 'masked', f.masked) ORDER BY f.position)
         FROM finding f WHERE f.version_id = v.id AND NOT EXISTS (SELECT 1 FROM finding_resolution r WHERE r.finding_id = f.id)), '[]') AS findings
     FROM link l
     JOIN area a ON a.id = l.area_id
     JOIN evidence e ON e.id = l.evidence_id AND e.state = 'approved' AND e.sensitivity <> 'personal'
     JOIN LATERAL (
       SELECT * FROM evidence_version n WHERE n.evidence_id = e.id AND n.received_at IS NOT NULL AND n.state <> 'discarded'
       ORDER BY n.number DESC LIMIT 1
     ) v ON v.state = 'clean'
     WHERE l.programme_id = $1 AND l.area_id = ANY($2::uuid[]) AND l.ended_at IS NULL AND l.accepted_at <= e.approved_at
       AND NOT (${passesGuard})
     GROUP BY e.id, e.title, v.id, v.number ORDER BY e.title, e.id`,
    [programmeId, areaIds],
  );
}

/** Whether approved evidence is being looked through at this moment: what came in a moment ago usually is. */
export async function beingLookedThrough(tx: EntityManager): Promise<boolean> {
  const [row] = await tx.query<unknown[]>(
    `SELECT 1 FROM evidence_version v JOIN evidence e ON e.id = v.evidence_id
     JOIN job j ON j.subject_id = v.id AND j.name = $1 AND j.state IN ('due', 'queued')
     WHERE e.state = 'approved' AND v.state = 'clean' AND v.guarded_at IS NULL LIMIT 1`,
    [extract.name],
  );
  return row !== undefined;
}
