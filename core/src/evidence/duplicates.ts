import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { placeholders, visibleTo } from './evidence.access.js';

/** Evidence that holds the same bytes. */
export interface Twin {
  evidenceId: string;
  number: number;
  title: string;
}

/** What the portal has of a file, by its SHA-256, as far as the caller may open it. */
export interface KnownFile extends Twin {
  sha256: string;
  /** Announced by the caller and not arrived: sending the rest of it goes on where it stopped. */
  unfinished: boolean;
}

const arrived = `v.state IN ('received', 'inspecting', 'quarantined', 'clean')`;

/**
 * Evidence other than this with the same bytes: already here when this file is announced, or, when `number` names
 * the version of it that was received, received before that one. Names only what the caller may open.
 */
export async function twinOf(
  tx: EntityManager,
  caller: Caller,
  file: { evidenceId: string; sha256: string; number?: number },
): Promise<Twin | undefined> {
  const values: unknown[] = [caller.programmeId, file.sha256, file.evidenceId];
  const next = placeholders(values);
  const condition = visibleTo(caller, 'open', next);
  const earlier = file.number
    ? `AND v.received_at < (SELECT received_at FROM evidence_version WHERE evidence_id = $3 AND number = ${next(file.number)})`
    : '';
  const [twin] = await tx.query<Twin[]>(
    `SELECT e.id AS "evidenceId", v.number, e.title FROM evidence_version v JOIN evidence e ON e.id = v.evidence_id
     WHERE v.programme_id = $1 AND v.sha256 = $2 AND v.evidence_id <> $3 AND ${arrived} ${earlier}
       AND e.state <> 'withdrawn' AND ${condition} ORDER BY v.received_at LIMIT 1`,
    values,
  );
  return twin;
}

/** One answer for each hash the portal has and the caller may open; what they may not open is as if it were not there. */
export async function knownFiles(
  tx: EntityManager,
  caller: Caller,
  hashes: readonly string[],
): Promise<KnownFile[]> {
  const values: unknown[] = [caller.programmeId, hashes];
  const next = placeholders(values);
  const condition = visibleTo(caller, 'open', next);
  const me = next(caller.personId);
  return tx.query<KnownFile[]>(
    `SELECT DISTINCT ON (v.sha256) v.sha256, e.id AS "evidenceId", v.number, e.title, v.state = 'awaiting' AS unfinished
     FROM evidence_version v JOIN evidence e ON e.id = v.evidence_id
     WHERE v.programme_id = $1 AND v.sha256 = ANY($2::text[]) AND e.state <> 'withdrawn'
       AND ((${arrived} AND ${condition}) OR (v.state = 'awaiting' AND v.uploaded_by = ${me}::uuid))
     ORDER BY v.sha256, v.state = 'awaiting', v.created_at`,
    values,
  );
}

/**
 * Two uploads of the same bytes are received one after the other, however close together they end, so that exactly
 * one of them finds the other already here. Holds until the transaction ends.
 */
export async function takeTurns(
  tx: EntityManager,
  version: { programme_id: string; sha256: string },
): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `${version.programme_id}/${version.sha256}`,
  ]);
}
