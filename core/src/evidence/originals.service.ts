import { type Caller, refusal } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import { conflict, notFound } from '../errors/errors.js';
import type { Storage } from '../storage/storage.js';
import { readable } from './evidence.access.js';
import { type VersionRow, versionRow } from './uploads.js';

/** What is in a clean version: its file, the picture of its first page, its words. */
export class OriginalsService {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
  ) {}

  /** A five-minute address of the original. Opening anything but `official` goes on record. */
  async fileAddress(caller: Caller, evidenceId: string, number: number): Promise<string> {
    const version = await this.openable(caller, evidenceId, number, true);
    return this.storage.signGet(version.storage_key, {
      name: version.file_name,
      mediaType: version.media_type ?? 'application/octet-stream',
    });
  }

  async previewAddress(caller: Caller, evidenceId: string, number: number): Promise<string> {
    const version = await this.openable(caller, evidenceId, number, false);
    if (!version.preview_key) throw notFound('picture of this file');
    return this.storage.signGet(version.preview_key, {
      name: 'preview',
      mediaType: 'image/webp',
      inline: true,
    });
  }

  async pages(caller: Caller, evidenceId: string, number: number): Promise<{ page: number; text: string }[]> {
    const version = await this.openable(caller, evidenceId, number, false);
    return this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<{ page: number; text: string }[]>(
        'SELECT page, text FROM evidence_page WHERE version_id = $1 ORDER BY page',
        [version.id],
      ),
    );
  }

  private async openable(
    caller: Caller,
    evidenceId: string,
    number: number,
    onRecord: boolean,
  ): Promise<VersionRow> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId);
      const version = await versionRow(tx, evidenceId, number);
      if (!evidence.opens || !may(caller.roles, 'evidence.open')) throw refusal('evidence.open');
      if (version.state !== 'clean')
        throw conflict('not-clean', 'This file has not passed its checks, so nobody can open it.', {
          state: version.state,
        });
      if (onRecord && evidence.sensitivity !== 'official')
        await record(
          tx,
          caller,
          'version.opened',
          { kind: 'version', id: version.id },
          { evidence: evidenceId, number },
        );
      return version;
    });
  }
}
