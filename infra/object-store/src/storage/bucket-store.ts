import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { S3Error } from '../protocol/s3-error.js';
import { ensureDirectory, syncDirectory } from './durable.js';
import { type IndexEntry, KeyIndex } from './key-index.js';
import { KeyedLock } from './keyed-lock.js';
import type { ObjectRecord } from './object-record.js';
import { DamagedFileError, type OpenSealedFile, openSealed, readSealed } from './sealed-file.js';
import type { Draft, Staging } from './staging.js';

const SHARDS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** How many files the index is read from at once when the store starts. */
const READ_AHEAD = 64;
/** `healthz` would hide behind the health check. */
const RESERVED_NAMES = new Set(['healthz']);

/**
 * Throws an S3Error when an object may not be written over what is there; `current` is undefined when nothing
 * is.
 */
export type WriteCondition = (current: IndexEntry | undefined) => void;

/**
 * Buckets and their objects: `<root>/<bucket>/<first two digits>/<hash>`, where the hash is the SHA-256 of
 * the key, so that no key can name a path, run into another key's folder, or be too long or differ only in
 * case for the file system.
 */
export class BucketStore {
  readonly #root: string;
  readonly #staging: Staging;
  readonly #buckets: Map<string, KeyIndex>;
  readonly #lock = new KeyedLock();

  private constructor(root: string, staging: Staging, buckets: Map<string, KeyIndex>) {
    this.#root = root;
    this.#staging = staging;
    this.#buckets = buckets;
  }

  /**
   * Reads the index from the files. A file that isn't whole is reported and left alone, never listed or
   * served.
   */
  static async open(root: string, staging: Staging, report: (error: unknown) => void): Promise<BucketStore> {
    await ensureDirectory(root);
    const buckets = new Map<string, KeyIndex>();
    for (const bucket of await readdir(root)) {
      buckets.set(bucket, new KeyIndex(await readEntries(join(root, bucket), report)));
    }
    return new BucketStore(root, staging, buckets);
  }

  async createBucket(bucket: string): Promise<void> {
    if (
      !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) ||
      bucket.includes('..') ||
      RESERVED_NAMES.has(bucket)
    ) {
      throw new S3Error(400, 'InvalidBucketName', 'The specified bucket is not valid.');
    }
    await this.#lock.run(`${bucket}/`, async () => {
      if (this.#buckets.has(bucket)) {
        throw new S3Error(409, 'BucketAlreadyOwnedByYou', 'The bucket is there already.');
      }
      const draft = this.#staging.newPath();
      await mkdir(draft, { mode: 0o700 });
      for (const shard of SHARDS) await mkdir(join(draft, shard), { mode: 0o700 });
      await syncDirectory(draft);
      await rename(draft, join(this.#root, bucket));
      await syncDirectory(this.#root);
      this.#buckets.set(bucket, new KeyIndex([]));
    });
  }

  /** The bucket's index; throws NoSuchBucket. */
  index(bucket: string): KeyIndex {
    const index = this.#buckets.get(bucket);
    if (!index) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist.');
    return index;
  }

  /**
   * Puts a sealed draft in place of whatever the key holds, when the condition allows it at that very moment.
   */
  async commit(bucket: string, draft: Draft, record: ObjectRecord, condition: WriteCondition): Promise<void> {
    const index = this.index(bucket);
    const path = this.#path(bucket, record.key);
    await this.#lock.run(path, async () => {
      condition(index.get(record.key));
      await draft.place(path);
      index.set(entryOf(record));
    });
  }

  /** Opens an object as it is now; what is written to its key later doesn't change what is read. */
  async open(bucket: string, key: string): Promise<OpenSealedFile<ObjectRecord>> {
    const index = this.index(bucket);
    const path = this.#path(bucket, key);
    return this.#lock.run(path, async () => {
      if (!index.get(key)) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
      return openSealed<ObjectRecord>(path);
    });
  }

  /** Removes the object; that it isn't there is no error. */
  async remove(bucket: string, key: string): Promise<void> {
    const index = this.index(bucket);
    const path = this.#path(bucket, key);
    await this.#lock.run(path, async () => {
      if (!index.get(key)) return;
      await rm(path, { force: true });
      await syncDirectory(dirname(path));
      index.delete(key);
    });
  }

  #path(bucket: string, key: string): string {
    return join(this.#root, bucket, ...pathOfKey(key));
  }
}

function pathOfKey(key: string): [shard: string, name: string] {
  const hash = createHash('sha256').update(key).digest('hex');
  return [hash.slice(0, 2), hash];
}

function entryOf({ key, size, etag, lastModified }: ObjectRecord): IndexEntry {
  return { key, size, etag, lastModified };
}

async function readEntries(bucketPath: string, report: (error: unknown) => void): Promise<IndexEntry[]> {
  const entries: IndexEntry[] = [];
  for (const shard of SHARDS) {
    const names = await readdir(join(bucketPath, shard));
    for (let start = 0; start < names.length; start += READ_AHEAD) {
      const batch = names.slice(start, start + READ_AHEAD);
      const read = await Promise.all(
        batch.map((name) => readEntry(join(bucketPath, shard, name), name, report)),
      );
      for (const entry of read) if (entry) entries.push(entry);
    }
  }
  return entries;
}

async function readEntry(
  path: string,
  name: string,
  report: (error: unknown) => void,
): Promise<IndexEntry | undefined> {
  try {
    const record = await readSealed<ObjectRecord>(path);
    if (pathOfKey(record.key)[1] !== name) throw new DamagedFileError(path);
    return entryOf(record);
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    report(error);
    return undefined;
  }
}
