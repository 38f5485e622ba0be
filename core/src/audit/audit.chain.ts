import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.js';
import { canonicalJson } from './canonical-json.js';

interface Entry {
  id: string;
  programme_id: string;
  action: string;
  subject: string;
  subject_id: string;
  person_id: string | null;
  details: unknown;
  at: Date;
}

/** The start of every programme's chain. */
const genesis = '0'.repeat(64);

/** SHA-256 over the previous hash and everything the entry says. */
export function linkHash(previous: string, entry: Entry): string {
  const said = canonicalJson({
    id: entry.id,
    programme: entry.programme_id,
    action: entry.action,
    subject: entry.subject,
    subjectId: entry.subject_id,
    person: entry.person_id,
    details: entry.details,
    at: entry.at.toISOString(),
  });
  return createHash('sha256').update(previous).update(said).digest('hex');
}

const columns = 'e.id, e.programme_id, e.action, e.subject, e.subject_id, e.person_id, e.details, e.at';

/**
 * Seals the entries that nothing older can still slip in front of: those of transactions older than every one
 * now open. Returns how many. Two sealers take turns.
 */
export async function sealAudit(tx: EntityManager, programmeId: string): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('revisit.seal.' || $1))`, [programmeId]);
  const [last] = await tx.query<{ position: string; hash: string }[]>(
    'SELECT position, hash FROM audit_seal WHERE programme_id = $1 ORDER BY position DESC LIMIT 1',
    [programmeId],
  );
  const entries = await tx.query<Entry[]>(
    `SELECT ${columns} FROM audit_entry e
     WHERE e.programme_id = $1
       AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.programme_id = e.programme_id AND s.entry_id = e.id)
       AND e.transaction::xid8 < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY e.id LIMIT 5000`,
    [programmeId],
  );
  let position = BigInt(last?.position ?? 0);
  let hash = last?.hash ?? genesis;
  const seals = entries.map((entry) => {
    position += 1n;
    hash = linkHash(hash, entry);
    return { position: String(position), entry: entry.id, hash };
  });
  if (seals.length > 0)
    await tx.query(
      `INSERT INTO audit_seal (programme_id, position, entry_id, hash)
       SELECT $1, position, entry, hash FROM jsonb_to_recordset($2::jsonb) AS s(position bigint, entry bigint, hash text)`,
      [programmeId, JSON.stringify(seals)],
    );
  return seals.length;
}

export interface ChainReport {
  programmeId: string;
  sealed: number;
  waiting: number;
  /** The newest link. Keep it somewhere else: a chain cut off at its end can only be noticed against it. */
  head: string;
  faults: string[];
}

/** Recomputes the whole chain of one programme and names every entry that does not fit. */
export async function verifyAudit(database: Database, programmeId: string): Promise<ChainReport> {
  return database.inProgramme(programmeId, async (tx) => {
    const rows = await tx.query<(Entry & { position: string; hash: string; entry_id: string })[]>(
      `SELECT s.position, s.hash, s.entry_id, ${columns}
       FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id AND e.programme_id = s.programme_id
       WHERE s.programme_id = $1 ORDER BY s.position`,
      [programmeId],
    );
    const [waiting] = await tx.query<{ count: string }[]>(
      `SELECT count(*) FROM audit_entry e WHERE e.programme_id = $1
       AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.programme_id = e.programme_id AND s.entry_id = e.id)`,
      [programmeId],
    );
    const faults: string[] = [];
    let previous = genesis;
    let expected = 1n;
    for (const row of rows) {
      if (BigInt(row.position) !== expected) faults.push(`link ${expected} is missing from the chain`);
      if (row.id === null) faults.push(`entry ${row.entry_id} was deleted`);
      else if (linkHash(previous, row) !== row.hash)
        faults.push(`entry ${row.entry_id} was changed after it was sealed`);
      previous = row.hash;
      expected = BigInt(row.position) + 1n;
    }
    return { programmeId, sealed: rows.length, waiting: Number(waiting?.count ?? 0), head: previous, faults };
  });
}
