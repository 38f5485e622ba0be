import { type Caller, refusal } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import { conflict, notFound } from '../errors/errors.js';
import type { Storage } from '../storage/storage.js';
import { readable } from './evidence.access.js';
import { preview } from './evidence.jobs.js';
import type { ReadingForm } from './evidence.words.js';
import { copyKey, pictureKey, type VersionRow, versionRow } from './uploads.js';

/** What the reader needs to show a version. */
export interface ReadingView {
  shown: ReadingForm;
  /** Pages of what is shown; null when it has none, or nobody has counted them yet. */
  pages: number | null;
  /** A copy or pictures are still being made: it is worth asking again. */
  preparing: boolean;
  /** The PDF that is shown, at an address that works for five minutes; its size is in bytes. */
  pdf: { url: string; size: number } | null;
}

/** What is in a clean version: its file, what the reader shows of it, the picture of its first page, its words. */
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

  /** How the version is read on the screen. Reading anything but `official` goes on record, as opening it does. */
  async reading(caller: Caller, evidenceId: string, number: number): Promise<ReadingView> {
    const version = await this.openable(caller, evidenceId, number, true);
    const shown = formOf(version);
    return {
      shown,
      pages: version.rendition_pages ?? version.page_count,
      preparing: shown === 'text' && (await this.isPreparing(caller, version)),
      pdf: await this.pdfOf(version, shown),
    };
  }

  /** A five-minute address of one page of a version that is shown as pictures. */
  async pictureAddress(caller: Caller, evidenceId: string, number: number, page: number): Promise<string> {
    const version = await this.openable(caller, evidenceId, number, false);
    if (version.rendition !== 'pictures' || page > (version.rendition_pages ?? 0)) throw notFound('page');
    const key = pictureKey(caller.programmeId, version.id, page);
    return this.storage.signGet(key, { name: 'page', mediaType: 'image/webp', inline: true });
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

  private async pdfOf(version: VersionRow, shown: ReadingForm): Promise<ReadingView['pdf']> {
    if (shown !== 'original' && shown !== 'copy') return null;
    const key = shown === 'copy' ? copyKey(version.programme_id, version.id) : version.storage_key;
    const url = await this.storage.signGet(key, { name: 'document.pdf', mediaType: 'application/pdf' });
    return { url, size: Number(shown === 'copy' ? version.rendition_size : version.size) };
  }

  private async isPreparing(caller: Caller, version: VersionRow): Promise<boolean> {
    const open = await this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<unknown[]>(
        `SELECT 1 FROM job WHERE programme_id = $1 AND subject_id = $2 AND name = $3 AND state IN ('due', 'queued') LIMIT 1`,
        [caller.programmeId, version.id, preview.name],
      ),
    );
    return open.length > 0;
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

function formOf({ media_type, rendition }: VersionRow): ReadingForm {
  if (rendition === 'pdf') return 'copy';
  if (rendition === 'pictures') return 'pictures';
  return media_type === 'application/pdf' ? 'original' : 'text';
}
