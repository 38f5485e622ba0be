import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChecksumAlgorithm } from '../protocol/checksums.js';
import { S3Error } from '../protocol/s3-error.js';
import { ensureDirectory, isMissing, syncDirectory, writeDurably } from './durable.js';
import { KeyedLock } from './keyed-lock.js';
import type { ObjectAttributes, PartRecord } from './object-record.js';
import { openSealed, readSealed } from './sealed-file.js';
import type { Draft, Staging } from './staging.js';

/** Parts that nobody completed or aborted for this long are removed: seven days. */
const STALE_AFTER_MS = 7 * 24 * 60 * 60 * 1000;
const COPY_BUFFER_BYTES = 1024 * 1024;

/** An upload in parts that was begun and neither completed nor aborted. */
export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly initiated: string;
  readonly checksumAlgorithm?: ChecksumAlgorithm;
  readonly attributes: ObjectAttributes;
}

/**
 * Uploads in parts: `<root>/<upload id>/upload.json` and a sealed file a part beside it. The disk is all
 * there is to know; nothing is kept in memory.
 */
export class MultipartStore {
  readonly #root: string;
  readonly #staging: Staging;
  readonly #lock = new KeyedLock();

  private constructor(root: string, staging: Staging) {
    this.#root = root;
    this.#staging = staging;
  }

  static async open(root: string, staging: Staging): Promise<MultipartStore> {
    await ensureDirectory(root);
    return new MultipartStore(root, staging);
  }

  async begin(upload: Omit<Upload, 'id'>): Promise<Upload> {
    const begun: Upload = { id: randomBytes(16).toString('hex'), ...upload };
    const draft = this.#staging.newPath();
    await mkdir(draft, { mode: 0o700 });
    await writeDurably(join(draft, 'upload.json'), JSON.stringify(begun));
    await syncDirectory(draft);
    await rename(draft, this.#directory(begun.id));
    await syncDirectory(this.#root);
    return begun;
  }

  /** The upload with this id if it is for this bucket and key; throws NoSuchUpload. */
  async find(id: string, bucket: string, key: string): Promise<Upload> {
    const upload = /^[0-9a-f]{32}$/.test(id) ? await this.#read(id) : undefined;
    if (!upload || upload.bucket !== bucket || upload.key !== key) throw noSuchUpload();
    return upload;
  }

  /** Every upload in this bucket whose key has this prefix, by key and then by age. */
  async list(bucket: string, prefix: string): Promise<Upload[]> {
    const all = await this.#readAll();
    return all
      .filter((upload) => upload.bucket === bucket && upload.key.startsWith(prefix))
      .sort((left, right) => Buffer.compare(orderOf(left), orderOf(right)));
  }

  /** Puts a sealed part in place of an earlier one with its number. */
  async placePart(id: string, partNumber: number, draft: Draft): Promise<void> {
    await this.#lock.run(id, async () => {
      if (!(await this.#read(id))) throw noSuchUpload();
      await draft.place(this.#partPath(id, partNumber));
    });
  }

  /** The parts received so far, in order of their numbers. */
  async parts(id: string): Promise<PartRecord[]> {
    const names = await readdir(this.#directory(id)).catch((error: unknown) => {
      throw isMissing(error) ? noSuchUpload() : error;
    });
    const parts: PartRecord[] = [];
    for (const name of names.filter((name) => name.startsWith('part-')).sort()) {
      parts.push(await readSealed<PartRecord>(join(this.#directory(id), name)));
    }
    return parts;
  }

  /** Keeps parts from arriving and the upload from ending in another way while `work` joins it. */
  async exclusively<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    return this.#lock.run(id, work);
  }

  /** Appends a part's content to the draft of the whole. */
  async copyPart(id: string, part: PartRecord, draft: Draft): Promise<void> {
    const { handle, record } = await openSealed<PartRecord>(this.#partPath(id, part.partNumber));
    try {
      const buffer = Buffer.alloc(COPY_BUFFER_BYTES);
      for (let position = 0; position < record.size; ) {
        const wanted = Math.min(buffer.length, record.size - position);
        const { bytesRead } = await handle.read(buffer, 0, wanted, position);
        if (bytesRead === 0) throw new Error(`part ${part.partNumber} of upload ${id} is cut short`);
        await draft.append(buffer.subarray(0, bytesRead));
        position += bytesRead;
      }
    } finally {
      await handle.close();
    }
  }

  /** Removes the upload and its parts; at once out of sight, whatever happens while the files go. */
  async remove(id: string): Promise<void> {
    const grave = this.#staging.newPath();
    await rename(this.#directory(id), grave).catch((error: unknown) => {
      throw isMissing(error) ? noSuchUpload() : error;
    });
    await syncDirectory(this.#root);
    await rm(grave, { recursive: true, force: true });
  }

  /** Removes the uploads that were begun more than seven days before `now`. */
  async removeStale(now: Date): Promise<void> {
    for (const upload of await this.#readAll()) {
      if (now.getTime() - Date.parse(upload.initiated) <= STALE_AFTER_MS) continue;
      await this.#lock.run(upload.id, async () => {
        if (await this.#read(upload.id)) await this.remove(upload.id);
      });
    }
  }

  async #readAll(): Promise<Upload[]> {
    const uploads: Upload[] = [];
    for (const id of await readdir(this.#root)) {
      const upload = await this.#read(id);
      if (upload) uploads.push(upload);
    }
    return uploads;
  }

  async #read(id: string): Promise<Upload | undefined> {
    try {
      return JSON.parse(await readFile(join(this.#directory(id), 'upload.json'), 'utf8'));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  #directory(id: string): string {
    return join(this.#root, id);
  }

  #partPath(id: string, partNumber: number): string {
    return join(this.#directory(id), `part-${String(partNumber).padStart(5, '0')}`);
  }
}

/** The ETag of an object joined from these parts: the MD5 of their MD5s, and their number. */
export function compositeEtag(parts: readonly PartRecord[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.md5, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

function orderOf(upload: Upload): Buffer {
  return Buffer.from(`${upload.key}\0${upload.initiated}`);
}

function noSuchUpload(): S3Error {
  return new S3Error(
    404,
    'NoSuchUpload',
    'The upload does not exist; it may have been completed or aborted.',
  );
}
