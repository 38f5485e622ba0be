import type { EntityManager } from 'typeorm';
import { thePortal } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Storage } from '../storage/storage.js';
import { receive } from './receive.js';
import { partsOf, type VersionRow } from './uploads.js';

/**
 * Uploads that nobody completed. Younger than `completeAfterMs` the client is probably about to; older than
 * `expireAfterMs` nobody will come back: a signed address lives an hour, a laptop's lid stays closed for a weekend.
 */
export interface SweepAges {
  completeAfterMs: number;
  expireAfterMs: number;
}

export const uploadAges: SweepAges = { completeAfterMs: 20_000, expireAfterMs: 3 * 24 * 3600 * 1000 };

/**
 * Completes what arrived whole and expires what never will. Returns how many of each. One that fails does not hold up
 * the others: all are looked at, then this throws.
 */
export async function sweepUploads(
  database: Database,
  storage: Storage,
  programmeId: string,
  partSize: number,
  ages: SweepAges = uploadAges,
): Promise<{ completed: number; expired: number }> {
  const waiting = await database.inProgramme(programmeId, (tx) =>
    tx.query<(VersionRow & { old: boolean })[]>(
      `SELECT *, created_at < now() - $3 * interval '1 millisecond' AS old FROM evidence_version
       WHERE programme_id = $1 AND state = 'awaiting' AND created_at < now() - $2 * interval '1 millisecond'
       ORDER BY created_at LIMIT 500`,
      [programmeId, ages.completeAfterMs, ages.expireAfterMs],
    ),
  );
  const count = { completed: 0, expired: 0 };
  const faults: unknown[] = [];
  for (const version of waiting)
    try {
      const outcome = await settle(database, storage, version, partSize);
      if (outcome) count[outcome] += 1;
    } catch (error) {
      faults.push(error);
    }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} uploads could not be looked at`);
  return count;
}

async function settle(
  database: Database,
  storage: Storage,
  version: VersionRow & { old: boolean },
  partSize: number,
): Promise<'completed' | 'expired' | null> {
  const stored = await joined(storage, version, partSize);
  const whole =
    stored !== null &&
    stored.size === Number(version.size) &&
    (stored.sha256 === null || stored.sha256 === version.sha256);
  if (whole) {
    const uploader = { ...thePortal(version.programme_id), personId: version.uploaded_by };
    const received = await database.inProgramme(version.programme_id, (tx) => receive(tx, uploader, version));
    return received ? 'completed' : null;
  }
  // Whoever completed it at the last moment keeps their bytes.
  if (!version.old || !(await expire(database, version))) return null;
  if (version.upload_id) await storage.abandonParts(version.storage_key, version.upload_id);
  await storage.remove([version.storage_key]);
  return 'expired';
}

/** The object, put together first when all its parts arrived and only the last word was missing. */
async function joined(storage: Storage, version: VersionRow, partSize: number) {
  const stored = await storage.head(version.storage_key);
  if (stored || !version.upload_id) return stored;
  const arrived = await storage.arrivedParts(version.storage_key, version.upload_id);
  const parts = partsOf(Number(version.size), partSize);
  if (!parts.every((part) => arrived.get(part.number)?.size === part.size)) return null;
  const etags = parts.map((part) => arrived.get(part.number)?.etag ?? '');
  try {
    await storage.finishParts(version.storage_key, version.upload_id, etags);
  } catch (error) {
    // Another sweep, or the client after all, may have been quicker: then there is no upload but an object.
    const finished = await storage.head(version.storage_key);
    if (!finished) throw error;
    return finished;
  }
  return storage.head(version.storage_key);
}

/** False when it was completed or discarded meanwhile: its bytes are then not ours to remove. */
async function expire(database: Database, version: VersionRow): Promise<boolean> {
  return database.inProgramme(version.programme_id, async (tx) => {
    const [, expired] = await tx.query<[unknown, number]>(
      `UPDATE evidence_version SET state = 'expired', upload_id = NULL WHERE id = $1 AND state = 'awaiting'`,
      [version.id],
    );
    if (expired !== 1) return false;
    await record(
      tx,
      thePortal(version.programme_id),
      'version.expired',
      { kind: 'version', id: version.id },
      { evidence: version.evidence_id },
    );
    if (version.upload_link_id) await withdrawEmpty(tx, version);
    return true;
  });
}

/** A draft that an outsider's link made for a file that never came is of no use to anybody. */
async function withdrawEmpty(tx: EntityManager, version: VersionRow): Promise<void> {
  const [, withdrawn] = await tx.query<[unknown, number]>(
    `UPDATE evidence SET state = 'withdrawn', version = version + 1, updated_at = now() WHERE id = $1 AND state = 'draft'
       AND NOT EXISTS (SELECT 1 FROM evidence_version v WHERE v.evidence_id = $1 AND v.state NOT IN ('expired', 'discarded'))`,
    [version.evidence_id],
  );
  if (withdrawn === 1)
    await record(tx, thePortal(version.programme_id), 'evidence.withdrawn', {
      kind: 'evidence',
      id: version.evidence_id,
    });
}
