import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import type { Storage } from '../storage/storage.js';
import { Arrivals, type NewVersion, type UploadOrder } from './arrivals.js';
import { type KnownFile, knownFiles, twinOf } from './duplicates.js';
import { demandFor, type EvidenceRecord, readable } from './evidence.access.js';
import { afterMove, afterVersionMove } from './evidence.rules.js';
import { viewEvidence } from './evidence.view.js';
import type { VersionState } from './evidence.words.js';
import { receive } from './receive.js';
import { madeFrom, type VersionRow, versionRow } from './uploads.js';

/** The files of evidence: ordered, uploaded straight to the store, completed, opened, discarded. */
export class VersionsService {
  private readonly arrivals: Arrivals;

  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    config: Pick<Config, 'REVISIT_FILE_LIMIT' | 'REVISIT_PART_SIZE'>,
  ) {
    this.arrivals = new Arrivals(storage, config);
  }

  /** Makes the row and the intent; the browser then PUTs the bytes to the store with the signed request. */
  async add(caller: Caller, evidenceId: string, content: Content<NewVersion>): Promise<UploadOrder> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId, true);
      demandFor(caller, 'evidence.add', evidence);
      if (afterMove(evidence.state, 'new-version') === null)
        throw conflict('withdrawn', 'This evidence was withdrawn, so it takes no new file. Add it anew.');
      const file = content();
      this.arrivals.check(file);
      if (caller.personId === null) throw new Error('The portal itself files nothing.');
      const version = await this.arrivals.begin(tx, caller.programmeId, evidenceId, file, {
        personId: caller.personId,
      });
      await record(
        tx,
        caller,
        'version.announced',
        { kind: 'version', id: version.id },
        { evidence: evidenceId, number: version.number, sha256: file.sha256 },
      );
      return {
        ...(await this.arrivals.order(version)),
        duplicateOf: await twinOf(tx, caller, { evidenceId, sha256: file.sha256 }),
      };
    });
  }

  /** What is still missing of an upload, signed anew: for going on after a dropped connection. */
  async missing(caller: Caller, evidenceId: string, number: number) {
    const version = await this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId);
      demandFor(caller, 'evidence.add', evidence);
      return versionRow(tx, evidenceId, number);
    });
    const { state, upload, parts = [] } = await this.arrivals.missing(version);
    return { number, state, upload, parts };
  }

  /**
   * The bytes are there: checks what the store says of them and lets the inspection begin. Asking twice is one
   * completion.
   */
  async complete(caller: Caller, evidenceId: string, number: number, content: Content<{ etags?: string[] }>) {
    const version = await this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId);
      demandFor(caller, 'evidence.add', evidence);
      return versionRow(tx, evidenceId, number);
    });
    if (version.state === 'awaiting') {
      await this.arrivals.settle(version, content().etags);
      await this.database.inProgramme(caller.programmeId, (tx) =>
        receive(tx, { ...caller, personId: version.uploaded_by }, version),
      );
    } else if (afterVersionMove(version.state, 'discard') === null)
      throw conflict('version-gone', 'This upload was discarded or waited too long. Add the file again.');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const view = await viewEvidence(tx, caller, evidenceId);
      const received = view.versions.find((candidate) => candidate.number === number);
      if (!received) return undefined;
      const duplicateOf = await twinOf(tx, caller, { evidenceId, sha256: received.sha256, number });
      return { ...received, ...(duplicateOf ? { duplicateOf } : {}) };
    });
  }

  /** What of these files is here already, so that nobody uploads it twice. At most 1,000 hashes. */
  async known(caller: Caller, content: Content<{ sha256: string[] }>): Promise<KnownFile[]> {
    demand(caller, 'evidence.add');
    const { sha256 } = content();
    return this.database.inProgramme(caller.programmeId, (tx) => knownFiles(tx, caller, sha256));
  }

  /** Bytes, text and picture go at once; the row and the reason stay. */
  async discard(caller: Caller, evidenceId: string, number: number, content: Content<{ reason: string }>) {
    const result = await this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId, true);
      const version = await versionRow(tx, evidenceId, number);
      if (version.uploaded_by !== caller.personId && !caller.roles.includes('improvement-partner'))
        throw forbidden(
          'not-yours-to-discard',
          'A file is discarded by whoever uploaded it or by the improvement partner. Ask one of them.',
        );
      const [approved] = await tx.query<unknown[]>(
        `SELECT 1 FROM review WHERE evidence_id = $1 AND version_number = $2 AND move = 'approve'`,
        [evidenceId, number],
      );
      if (approved)
        throw conflict(
          'approved-version',
          'This version was approved, so it stays on record. Withdraw the evidence, or add a new version.',
        );
      if (afterVersionMove(version.state, 'discard') === null)
        throw conflict('version-gone', 'This file was discarded already, or never arrived.');
      const { reason } = content();
      await this.erase(tx, caller, evidence, version, reason);
      return { view: await viewEvidence(tx, caller, evidenceId), version };
    });
    await this.removeObjects(result.version);
    return result.view;
  }

  private async erase(
    tx: EntityManager,
    caller: Caller,
    evidence: EvidenceRecord,
    version: VersionRow,
    reason: string,
  ) {
    await tx.query('DELETE FROM evidence_page WHERE version_id = $1', [version.id]);
    await tx.query(
      'DELETE FROM finding_resolution WHERE finding_id IN (SELECT id FROM finding WHERE version_id = $1)',
      [version.id],
    );
    await tx.query('DELETE FROM finding WHERE version_id = $1', [version.id]);
    await tx.query(
      `UPDATE evidence_version SET state = 'discarded', discarded_at = now(), preview_key = NULL, rendition = NULL,
         rendition_pages = NULL, rendition_size = NULL, upload_id = NULL,
         reason = jsonb_build_object('code', 'discarded', 'message', $2::text) WHERE id = $1`,
      [version.id, reason],
    );
    if (evidence.current_number === version.number && evidence.state !== 'withdrawn')
      await tx.query(
        `UPDATE evidence SET state = 'draft', submitted_at = NULL, version = version + 1, updated_at = now() WHERE id = $1`,
        [evidence.id],
      );
    await record(
      tx,
      caller,
      'version.discarded',
      { kind: 'version', id: version.id },
      { evidence: evidence.id, number: version.number },
    );
    await readinessChanged(tx, caller);
  }

  /** After the commit: what a failure leaves behind, the sweep of objects takes away. */
  private async removeObjects(version: VersionRow) {
    if (version.upload_id && version.state === 'awaiting')
      await this.storage.abandonParts(version.storage_key, version.upload_id);
    await this.storage.remove([version.storage_key, ...madeFrom(version)]);
  }
}

/** States in which an original has to be at the store. */
export const statesWithOriginal: VersionState[] = [
  'awaiting',
  'received',
  'inspecting',
  'quarantined',
  'clean',
  'rejected',
];
