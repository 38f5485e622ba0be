import { thePortal } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Storage } from '../storage/storage.js';
import { partsOf, type VersionRow } from './uploads.js';
import { receive } from './versions.service.js';

/**
 * Uploads that nobody completed. Younger than `completeAfterMs` the client is probably about to; older than
 * `expireAfterMs` nobody will come back: a signed address lives an hour, a laptop's lid stays closed for a weekend.
 */
export interface SweepAges {
  completeAfterMs: number;
  expireAfterMs: number;
}

export const uploadAges: SweepAges = { completeAfterMs: 20_000, expireAfterMs: 3 * 24 * 3600 * 1000 };

/** Completes what arrived whole and expires what never will. Returns how many of each. */
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
  for (const version of waiting) {
    const stored = await joined(storage, version, partSize);
    const whole =
      stored !== null &&
      stored.size === Number(version.size) &&
      (stored.sha256 === null || stored.sha256 === version.sha256);
    if (whole) {
      const uploader = { ...thePortal(programmeId), personId: version.uploaded_by };
      if (await database.inProgramme(programmeId, (tx) => receive(tx, uploader, version)))
        count.completed += 1;
    } else if (version.old) {
      await expire(database, version);
      if (version.upload_id) await storage.abandonParts(version.storage_key, version.upload_id);
      await storage.remove([version.storage_key]);
      count.expired += 1;
    }
  }
  return count;
}

/** The object, put together first when all its parts arrived and only the last word was missing. */
async function joined(storage: Storage, version: VersionRow, partSize: number) {
  const stored = await storage.head(version.storage_key);
  if (stored || !version.upload_id) return stored;
  const arrived = await storage.arrivedParts(version.storage_key, version.upload_id);
  const parts = partsOf(Number(version.size), partSize);
  if (!parts.every((part) => arrived.get(part.number)?.size === part.size)) return null;
  await storage.finishParts(
    version.storage_key,
    version.upload_id,
    parts.map((part) => arrived.get(part.number)?.etag ?? ''),
  );
  return storage.head(version.storage_key);
}

async function expire(database: Database, version: VersionRow) {
  await database.inProgramme(version.programme_id, async (tx) => {
    await tx.query(
      `UPDATE evidence_version SET state = 'expired', upload_id = NULL WHERE id = $1 AND state = 'awaiting'`,
      [version.id],
    );
    await record(
      tx,
      thePortal(version.programme_id),
      'version.expired',
      { kind: 'version', id: version.id },
      { evidence: version.evidence_id },
    );
  });
}
