import { thePortal } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { PackManifest } from './manifest.js';
import { packStatesBefore } from './packs.rules.js';

export interface BuiltFile {
  name: string;
  storageKey: string;
  size: number;
  sha256: string;
  pages: number | null;
}

/** What the builder writes. Every write is conditional, so that a cancelled pack never comes back. */
export class BuildingService {
  constructor(private readonly database: Database) {}

  /** The manifest to build from; null when the pack is not to be built (any more). */
  async begin(programmeId: string, packId: string): Promise<PackManifest | null> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const [rows] = await tx.query<[{ manifest: PackManifest }[], number]>(
        `UPDATE pack SET state = 'building', progress = 0, step = 'Starting', heard_at = now() WHERE id = $1 AND state = ANY($2::text[]) RETURNING manifest`,
        [packId, packStatesBefore('build')],
      );
      return rows[0]?.manifest ?? null;
    });
  }

  /** False when nobody wants it any more: the builder stops. */
  async progress(programmeId: string, packId: string, percent: number, step: string): Promise<boolean> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE pack SET progress = $2, step = $3, heard_at = now() WHERE id = $1 AND state = 'building'`,
        [packId, Math.max(0, Math.min(99, Math.floor(percent))), step],
      );
      return changed === 1;
    });
  }

  /** One update flips it to ready, with its files. False when it was cancelled meanwhile. */
  async finish(programmeId: string, packId: string, files: BuiltFile[]): Promise<boolean> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE pack SET state = 'ready', progress = 100, step = 'Ready', ready_at = now(), failure = NULL WHERE id = $1 AND state = 'building'`,
        [packId],
      );
      if (changed !== 1) return false;
      await tx.query('DELETE FROM pack_file WHERE pack_id = $1', [packId]);
      await tx.query(
        `INSERT INTO pack_file (programme_id, pack_id, name, storage_key, size, sha256, pages)
         SELECT $1, $2, name, "storageKey", size, sha256, pages
         FROM jsonb_to_recordset($3::jsonb) AS f(name text, "storageKey" text, size bigint, sha256 text, pages integer)`,
        [programmeId, packId, JSON.stringify(files)],
      );
      await record(
        tx,
        thePortal(programmeId),
        'pack.ready',
        { kind: 'pack', id: packId },
        {
          files: files.map((file) => ({ name: file.name, sha256: file.sha256 })),
        },
      );
      return true;
    });
  }

  async fail(programmeId: string, packId: string, failure: { code: string; message: string }): Promise<void> {
    await this.database.inProgramme(programmeId, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE pack SET state = 'failed', step = 'Failed', failure = $2 WHERE id = $1 AND state = ANY($3::text[])`,
        [packId, JSON.stringify(failure), packStatesBefore('fail')],
      );
      if (changed === 1)
        await record(
          tx,
          thePortal(programmeId),
          'pack.failed',
          { kind: 'pack', id: packId },
          { code: failure.code },
        );
    });
  }
}
