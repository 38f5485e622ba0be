import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, unprocessable } from '../errors/errors.js';
import { enqueue } from '../jobs/contracts.js';
import { readinessChanged } from '../jobs/recalculate.js';
import type { SignedPart, SignedPut, Storage } from '../storage/storage.js';
import { type KnownFile, knownFiles, type Twin, takeTurns, twinOf } from './duplicates.js';
import { demandFor, type EvidenceRecord, readable } from './evidence.access.js';
import { inspectFile } from './evidence.jobs.js';
import { afterMove, afterVersionMove } from './evidence.rules.js';
import { viewEvidence } from './evidence.view.js';
import type { VersionState } from './evidence.words.js';
import { allowedExtensions, extensionOf } from './file-kinds.js';
import { recordMove } from './reviews.service.js';
import { madeFrom, originalKey, partsOf, type VersionRow, versionRow } from './uploads.js';

export interface NewVersion {
  fileName: string;
  size: number;
  sha256: string;
}

export interface UploadOrder {
  number: number;
  upload?: SignedPut;
  parts?: SignedPart[];
  duplicateOf?: Twin;
}

/** S3's own limit on the parts of one object. */
const partsAtMost = 10_000;

/** The files of evidence: ordered, uploaded straight to the store, completed, opened, discarded. */
export class VersionsService {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly config: Pick<Config, 'REVISIT_FILE_LIMIT' | 'REVISIT_PART_SIZE'>,
  ) {}

  /** Makes the row and the intent; the browser then PUTs the bytes to the store with the signed request. */
  async add(caller: Caller, evidenceId: string, content: Content<NewVersion>): Promise<UploadOrder> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId, true);
      demandFor(caller, 'evidence.add', evidence);
      if (afterMove(evidence.state, 'new-version') === null)
        throw conflict('withdrawn', 'This evidence was withdrawn, so it takes no new file. Add it anew.');
      const file = content();
      this.checkFile(file);
      const [last] = await tx.query<{ number: number | null }[]>(
        'SELECT max(number) AS number FROM evidence_version WHERE evidence_id = $1',
        [evidenceId],
      );
      const versionId = crypto.randomUUID();
      const key = originalKey(caller.programmeId, versionId);
      const uploadId = file.size > this.config.REVISIT_PART_SIZE ? await this.storage.beginParts(key) : null;
      const [version] = await tx.query<VersionRow[]>(
        `INSERT INTO evidence_version (id, programme_id, evidence_id, number, file_name, size, sha256, storage_key, upload_id, uploaded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING *`,
        [
          versionId,
          caller.programmeId,
          evidenceId,
          (last?.number ?? 0) + 1,
          file.fileName,
          file.size,
          file.sha256,
          key,
          uploadId,
          caller.personId,
        ],
      );
      if (!version) throw new Error('The version that was just written is not there.');
      await record(
        tx,
        caller,
        'version.announced',
        { kind: 'version', id: versionId },
        { evidence: evidenceId, number: version.number, sha256: file.sha256 },
      );
      return {
        ...(await this.order(version, new Map())),
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
    if (version.state !== 'awaiting') return { number, state: version.state, parts: [] };
    const arrived = version.upload_id
      ? await this.storage.arrivedParts(version.storage_key, version.upload_id)
      : new Map();
    const order = await this.order(version, arrived);
    return { number, state: version.state, upload: order.upload, parts: order.parts ?? [] };
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
      await this.joinParts(version, content().etags);
      await this.checkArrived(version);
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

  private checkFile(file: NewVersion) {
    if (file.size === 0)
      throw unprocessable(
        'empty-file',
        'This file is empty, so there is nothing to show. Check that it was saved, and add it again.',
      );
    if (file.size > this.config.REVISIT_FILE_LIMIT)
      throw unprocessable(
        'file-too-large',
        `This file is larger than ${Math.floor(this.config.REVISIT_FILE_LIMIT / 1024 / 1024)} MB, which is the most one file may be. Split it, or save it smaller.`,
      );
    if (partsOf(file.size, this.config.REVISIT_PART_SIZE).length > partsAtMost)
      throw unprocessable(
        'file-too-large',
        'This file would need more parts than the store takes. Ask the administrator to raise the size of a part.',
      );
    const extension = extensionOf(file.fileName);
    if (!allowedExtensions.includes(extension))
      throw unprocessable(
        'kind-not-allowed',
        `Files ending in “${extension ? `.${extension}` : 'nothing'}” can’t be filed. Save it as a PDF, Word, Excel or PowerPoint file, a picture or an e-mail, and add that.`,
      );
  }

  /** Signed requests for what has not arrived yet. */
  private async order(version: VersionRow, arrived: Map<number, { size: number }>): Promise<UploadOrder> {
    if (!version.upload_id)
      return {
        number: version.number,
        upload: await this.storage.signPut(version.storage_key, Number(version.size), version.sha256),
      };
    const parts = partsOf(Number(version.size), this.config.REVISIT_PART_SIZE).filter(
      (part) => arrived.get(part.number)?.size !== part.size,
    );
    return {
      number: version.number,
      parts: await this.storage.signParts(version.storage_key, version.upload_id, parts),
    };
  }

  private async joinParts(version: VersionRow, etags: string[] | undefined) {
    if (!version.upload_id) return;
    if (await this.storage.head(version.storage_key)) return;
    const arrived = await this.storage.arrivedParts(version.storage_key, version.upload_id);
    const wanted = partsOf(Number(version.size), this.config.REVISIT_PART_SIZE);
    const missing = wanted
      .filter((part) => arrived.get(part.number)?.size !== part.size)
      .map((part) => part.number);
    // Somebody else may have joined them since: asking twice is one completion.
    if (missing.length > 0 && (await this.storage.head(version.storage_key))) return;
    if (missing.length > 0)
      throw conflict(
        'parts-missing',
        `${missing.length} of ${wanted.length} parts of the file have not arrived. Upload them and try again.`,
        { missing },
      );
    const kept = wanted.map((part) => arrived.get(part.number)?.etag ?? '');
    if (etags && etags.map(bare).join() !== kept.map(bare).join())
      throw unprocessable(
        'parts-differ',
        'The parts that arrived are not the ones that were sent. Add the file again.',
      );
    try {
      await this.storage.finishParts(version.storage_key, version.upload_id, kept);
    } catch (error) {
      if (!(await this.storage.head(version.storage_key))) throw error;
    }
  }

  private async checkArrived(version: VersionRow) {
    const stored = await this.storage.head(version.storage_key);
    if (!stored)
      throw conflict('not-arrived', 'The file has not arrived yet. Upload it first, then try again.');
    if (stored.size !== Number(version.size) || (stored.sha256 !== null && stored.sha256 !== version.sha256))
      throw unprocessable(
        'bytes-differ',
        'What arrived is not the file that was announced. Nothing was kept. Add the file again.',
      );
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

/** An ETag with or without its quotes is the same. */
const bare = (etag: string): string => etag.replaceAll('"', '');

/**
 * An upload that arrived whole becomes the evidence's newest version, with its inspection asked for in the same
 * transaction. False when somebody else was quicker.
 */
export async function receive(tx: EntityManager, caller: Caller, version: VersionRow): Promise<boolean> {
  const [evidence] = await tx.query<{ state: EvidenceRecord['state'] }[]>(
    'SELECT state FROM evidence WHERE id = $1 FOR UPDATE',
    [version.evidence_id],
  );
  await takeTurns(tx, version);
  const [, received] = await tx.query<[unknown, number]>(
    `UPDATE evidence_version SET state = 'received', received_at = clock_timestamp(), upload_id = NULL WHERE id = $1 AND state = 'awaiting'`,
    [version.id],
  );
  if (received !== 1 || !evidence) return false;
  const [newer] = await tx.query<unknown[]>(
    `SELECT 1 FROM evidence_version WHERE evidence_id = $1 AND number > $2 AND received_at IS NOT NULL AND state <> 'discarded' LIMIT 1`,
    [version.evidence_id, version.number],
  );
  // A straggler that arrives after a newer version is kept, but takes nobody's verdict away.
  const next = newer ? null : afterMove(evidence.state, 'new-version');
  if (next) {
    await tx.query(
      `UPDATE evidence SET state = $2, submitted_at = NULL, approved_at = NULL, version = version + 1, updated_at = now() WHERE id = $1`,
      [version.evidence_id, next],
    );
    await recordMove(tx, caller, version.evidence_id, 'new-version', version.number, version.sha256, '');
  } else {
    const { id, evidence_id: evidenceId, number } = version;
    await record(tx, caller, 'version.received', { kind: 'version', id }, { evidence: evidenceId, number });
  }
  await enqueue(tx, inspectFile, {
    programmeId: version.programme_id,
    subjectId: version.id,
    payload: { programmeId: version.programme_id, versionId: version.id },
    requestedBy: version.uploaded_by,
  });
  return true;
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
