import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { conflict, unprocessable } from '../errors/errors.js';
import type { SignedPart, SignedPut, Storage } from '../storage/storage.js';
import type { Twin } from './duplicates.js';
import { allowedExtensions, extensionOf } from './file-kinds.js';
import { originalKey, partsOf, type VersionRow } from './uploads.js';

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

/** A person, or an outsider's link. */
export type Uploader = { personId: string } | { uploadLinkId: string };

/** S3's own limit on the parts of one object. */
const partsAtMost = 10_000;

/** How bytes come in, whoever sends them: what may come, where it goes, what is missing, whether it is whole. */
export class Arrivals {
  constructor(
    private readonly storage: Storage,
    private readonly config: Pick<Config, 'REVISIT_FILE_LIMIT' | 'REVISIT_PART_SIZE'>,
  ) {}

  /** Throws 422 for what may not come at all: known from its name and size alone. */
  check(file: NewVersion): void {
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

  /** Makes the row `awaiting`, in whose place at the store the bytes will be put. The evidence's row is held by then. */
  async begin(
    tx: EntityManager,
    programmeId: string,
    evidenceId: string,
    file: NewVersion,
    uploader: Uploader,
  ): Promise<VersionRow> {
    const [last] = await tx.query<{ number: number | null }[]>(
      'SELECT max(number) AS number FROM evidence_version WHERE evidence_id = $1',
      [evidenceId],
    );
    const versionId = crypto.randomUUID();
    const key = originalKey(programmeId, versionId);
    const uploadId = file.size > this.config.REVISIT_PART_SIZE ? await this.storage.beginParts(key) : null;
    const [version] = await tx.query<VersionRow[]>(
      `INSERT INTO evidence_version (id, programme_id, evidence_id, number, file_name, size, sha256, storage_key, upload_id,
         uploaded_by, upload_link_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING *`,
      [
        versionId,
        programmeId,
        evidenceId,
        (last?.number ?? 0) + 1,
        file.fileName,
        file.size,
        file.sha256,
        key,
        uploadId,
        'personId' in uploader ? uploader.personId : null,
        'uploadLinkId' in uploader ? uploader.uploadLinkId : null,
      ],
    );
    if (!version) throw new Error('The version that was just written is not there.');
    return version;
  }

  /** Signed requests for what has not arrived yet; none once it is no longer awaited. */
  async missing(version: VersionRow): Promise<UploadOrder & { state: VersionRow['state'] }> {
    const { number, state } = version;
    if (state !== 'awaiting') return { number, state, parts: [] };
    const arrived = version.upload_id
      ? await this.storage.arrivedParts(version.storage_key, version.upload_id)
      : new Map();
    return { ...(await this.order(version, arrived)), state };
  }

  /** Signed requests for all of a version but what has arrived of it. */
  async order(version: VersionRow, arrived: Map<number, { size: number }> = new Map()): Promise<UploadOrder> {
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

  /** The bytes are there, whole and as announced; joins their parts. Throws 409 or 422 when they are not. */
  async settle(version: VersionRow, etags?: string[]): Promise<void> {
    await this.joinParts(version, etags);
    const stored = await this.storage.head(version.storage_key);
    if (!stored)
      throw conflict('not-arrived', 'The file has not arrived yet. Upload it first, then try again.');
    if (stored.size !== Number(version.size) || (stored.sha256 !== null && stored.sha256 !== version.sha256))
      throw unprocessable(
        'bytes-differ',
        'What arrived is not the file that was announced. Nothing was kept. Add the file again.',
      );
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
}

/** An ETag with or without its quotes is the same. */
const bare = (etag: string): string => etag.replaceAll('"', '');
