import type { EntityManager } from 'typeorm';
import { thePortal } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import { enqueue } from '../jobs/contracts.js';
import { extract, inspectFile, preview } from './evidence.jobs.js';
import { versionStatesBefore } from './evidence.rules.js';
import type { FileWarning } from './evidence.words.js';
import { lookThroughCopy, lookThroughWords } from './guard/look-through.js';
import type { VersionRow } from './uploads.js';

/** Words page by page; the number of pages is null for kinds that have none. */
export interface ReadText {
  pageCount: number | null;
  pages: { page: number; text: string }[];
}

/** What the file jobs write. Each write is conditional on the state, so a job that runs twice changes nothing twice. */
export class InspectionsService {
  constructor(private readonly database: Database) {}

  /** Takes a version into inspection; null when it is not (or no longer) to be inspected. */
  async begin(programmeId: string, versionId: string): Promise<VersionRow | null> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const [rows] = await tx.query<[VersionRow[], number]>(
        `UPDATE evidence_version SET state = 'inspecting' WHERE id = $1 AND state = ANY($2::text[]) RETURNING *`,
        [versionId, versionStatesBefore('inspect')],
      );
      return rows[0] ?? null;
    });
  }

  /** It is what it says: text and picture are asked for in the same transaction. */
  async pass(
    version: VersionRow,
    found: { mediaType: string; warnings: FileWarning[]; scan: string },
  ): Promise<void> {
    await this.database.inProgramme(version.programme_id, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE evidence_version SET state = 'clean', media_type = $2, warnings = $3, scan = $4, reason = NULL, inspected_at = now()
         WHERE id = $1 AND state = 'inspecting'`,
        [version.id, found.mediaType, JSON.stringify(found.warnings), found.scan],
      );
      if (changed !== 1) return;
      const job = {
        programmeId: version.programme_id,
        subjectId: version.id,
        payload: { programmeId: version.programme_id, versionId: version.id },
        requestedBy: version.uploaded_by,
      };
      await enqueue(tx, extract, job);
      await enqueue(tx, preview, job);
      await this.onRecord(tx, version, 'version.clean', {
        warnings: found.warnings.map((warning) => warning.code),
      });
    });
  }

  /** The bytes stay until the version is discarded: the uploader may want to know what it was. */
  async reject(version: VersionRow, reason: { code: string; message: string }): Promise<void> {
    await this.database.inProgramme(version.programme_id, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE evidence_version SET state = 'rejected', reason = $2, inspected_at = now() WHERE id = $1 AND state = 'inspecting'`,
        [version.id, JSON.stringify(reason)],
      );
      if (changed === 1) await this.onRecord(tx, version, 'version.rejected', { reason: reason.code });
    });
  }

  /** Nobody may touch it until the scanner answers; `again` finds it then. */
  async quarantine(version: VersionRow): Promise<void> {
    const reason = {
      code: 'scanner-away',
      message:
        'The malware scanner does not answer. The file is kept apart, and checked as soon as the scanner is back.',
    };
    await this.database.inProgramme(version.programme_id, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE evidence_version SET state = 'quarantined', reason = $2 WHERE id = $1 AND state = ANY($3::text[])`,
        [version.id, JSON.stringify(reason), versionStatesBefore('quarantine')],
      );
      if (changed === 1) await this.onRecord(tx, version, 'version.quarantined', {});
    });
  }

  /** Asks for another inspection of everything in quarantine. Gives how many were asked for. */
  async again(programmeId: string): Promise<number> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const versions = await tx.query<VersionRow[]>(
        `SELECT v.* FROM evidence_version v WHERE v.programme_id = $1 AND v.state = 'quarantined'
           AND NOT EXISTS (SELECT 1 FROM job j WHERE j.subject_id = v.id AND j.name = $2 AND j.state IN ('due', 'queued'))
         ORDER BY v.created_at LIMIT 500`,
        [programmeId, inspectFile.name],
      );
      for (const version of versions)
        await enqueue(tx, inspectFile, {
          programmeId,
          subjectId: version.id,
          payload: { programmeId, versionId: version.id },
          requestedBy: version.uploaded_by,
        });
      return versions.length;
    });
  }

  /** A clean version, for the jobs that read it; null when it was discarded meanwhile. */
  async clean(programmeId: string, versionId: string): Promise<VersionRow | null> {
    const [row] = await this.database.inProgramme(programmeId, (tx) =>
      tx.query<VersionRow[]>(`SELECT * FROM evidence_version WHERE id = $1 AND state = 'clean'`, [versionId]),
    );
    return row ?? null;
  }

  /** The words as they were read from the file; a PDF copy that was quicker keeps its own. */
  async saveText(version: VersionRow, text: ReadText): Promise<void> {
    await this.database.inProgramme(version.programme_id, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE evidence_version SET page_count = $2 WHERE id = $1 AND state = 'clean' AND rendition IS DISTINCT FROM 'pdf'`,
        [version.id, text.pageCount],
      );
      if (changed === 1) await replacePages(tx, version, text.pages);
      await lookThroughWords(tx, version, text.pages);
    });
  }

  /**
   * A PDF copy is what people read from now on: its pages are the document's, and its words take the place of those
   * that were read from the file. False when the version was discarded meanwhile: the copy must then not stay.
   */
  async saveCopy(version: VersionRow, copy: { size: number; text: ReadText }): Promise<boolean> {
    return this.database.inProgramme(version.programme_id, async (tx) => {
      const [before] = await tx.query<{ rendition: string | null }[]>(
        `SELECT rendition FROM evidence_version WHERE id = $1 AND state = 'clean' FOR UPDATE`,
        [version.id],
      );
      if (!before) return false;
      await tx.query(
        `UPDATE evidence_version SET rendition = 'pdf', rendition_pages = $2, rendition_size = $3, page_count = $2 WHERE id = $1`,
        [version.id, copy.text.pageCount, copy.size],
      );
      await replacePages(tx, version, copy.text.pages);
      if (before.rendition !== 'pdf') await lookThroughCopy(tx, version, copy.text.pages);
      return true;
    });
  }

  /** The pages of a picture. False when the version was discarded meanwhile. */
  async savePictures(version: VersionRow, pages: number): Promise<boolean> {
    return this.database.inProgramme(version.programme_id, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE evidence_version SET rendition = 'pictures', rendition_pages = $2 WHERE id = $1 AND state = 'clean'`,
        [version.id, pages],
      );
      return changed === 1;
    });
  }

  /** Has the text of clean versions read that no guard has looked through. Gives how many were asked for. */
  async unguarded(programmeId: string): Promise<number> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const versions = await tx.query<VersionRow[]>(
        `SELECT v.* FROM evidence_version v WHERE v.programme_id = $1 AND v.state = 'clean' AND v.guarded_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM job j WHERE j.subject_id = v.id AND j.name = $2 AND j.state <> 'done') LIMIT 500`,
        [programmeId, extract.name],
      );
      for (const version of versions)
        await enqueue(tx, extract, {
          programmeId,
          subjectId: version.id,
          payload: { programmeId, versionId: version.id },
          requestedBy: version.uploaded_by,
        });
      return versions.length;
    });
  }

  /** False when the version was discarded meanwhile: the picture must then not stay. */
  async savePreview(version: VersionRow, key: string): Promise<boolean> {
    return this.database.inProgramme(version.programme_id, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE evidence_version SET preview_key = $2 WHERE id = $1 AND state = 'clean'`,
        [version.id, key],
      );
      return changed === 1;
    });
  }

  private onRecord(tx: EntityManager, version: VersionRow, action: string, details: Record<string, unknown>) {
    return record(
      tx,
      thePortal(version.programme_id),
      action,
      { kind: 'version', id: version.id },
      {
        evidence: version.evidence_id,
        number: version.number,
        ...details,
      },
    );
  }
}

async function replacePages(tx: EntityManager, version: VersionRow, pages: ReadText['pages']): Promise<void> {
  await tx.query('DELETE FROM evidence_page WHERE version_id = $1', [version.id]);
  await tx.query(
    `INSERT INTO evidence_page (programme_id, version_id, page, text)
     SELECT $1, $2, page, text FROM jsonb_to_recordset($3::jsonb) AS t(page integer, text text)`,
    [version.programme_id, version.id, JSON.stringify(pages)],
  );
}
