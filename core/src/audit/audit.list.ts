import { type Caller, demand } from '../access/caller.js';
import type { Database } from '../database/database.js';

export interface AuditView {
  id: string;
  action: string;
  subject: string;
  subjectId: string;
  person: string | null;
  details: Record<string, unknown>;
  at: Date;
  sealed: boolean;
}

export interface AuditFilter {
  action?: string;
  subject?: string;
  subjectId?: string;
  personId?: string;
}

/** The record of changes, newest first, with the number of all matches. */
export async function listAudit(
  database: Database,
  caller: Caller,
  query: { filter: AuditFilter; from: number; to: number },
): Promise<{ rows: AuditView[]; total: number }> {
  demand(caller, 'audit.read');
  const { action, subject, subjectId, personId } = query.filter;
  const rows = await database.read<AuditView & { total: string }>(
    caller.programmeId,
    'audit',
    `SELECT e.id, e.action, e.subject, e.subject_id AS "subjectId", p.name AS person, e.details, e.at, count(*) OVER () AS total,
       EXISTS (SELECT 1 FROM audit_seal s WHERE s.programme_id = e.programme_id AND s.entry_id = e.id) AS sealed
     FROM audit_entry e LEFT JOIN person p ON p.id = e.person_id
     WHERE e.programme_id = $1 AND ($2::text IS NULL OR e.action LIKE $2 || '%') AND ($3::text IS NULL OR e.subject = $3)
       AND ($4::uuid IS NULL OR e.subject_id = $4) AND ($5::uuid IS NULL OR e.person_id = $5)
     ORDER BY e.id DESC LIMIT $6 OFFSET $7`,
    [
      caller.programmeId,
      action ?? null,
      subject ?? null,
      subjectId ?? null,
      personId ?? null,
      query.to - query.from + 1,
      query.from,
    ],
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}
