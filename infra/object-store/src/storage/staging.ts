import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureDirectory, syncDirectory } from './durable.js';
import { type SizedRecord, sealOf } from './sealed-file.js';

/** Where everything lies that isn't visible yet, or no longer; swept when the store starts. */
export class Staging {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async open(directory: string): Promise<Staging> {
    await ensureDirectory(directory);
    for (const name of await readdir(directory)) {
      await rm(join(directory, name), { recursive: true, force: true });
    }
    return new Staging(directory);
  }

  /** A path nobody else uses. */
  newPath(): string {
    return join(this.#directory, randomUUID());
  }

  /** Gives `work` a draft to write, and removes whatever is left of it when `work` is done or has failed. */
  async withDraft<Result>(work: (draft: Draft) => Promise<Result>): Promise<Result> {
    const path = this.newPath();
    const draft = new Draft(path, await open(path, 'wx', 0o600));
    try {
      return await work(draft);
    } finally {
      await draft.discard();
    }
  }
}

/** A file being written: its content first, then sealed with its record and flushed, then put in place. */
export class Draft {
  readonly #path: string;
  readonly #handle: FileHandle;
  #open = true;
  #placed = false;

  constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  async append(data: Buffer): Promise<void> {
    let written = 0;
    while (written < data.length) {
      const { bytesWritten } = await this.#handle.write(data, written);
      written += bytesWritten;
    }
  }

  /** Nothing can be appended after this; content and record are on the disk when it returns. */
  async seal(record: SizedRecord): Promise<void> {
    await this.append(sealOf(record));
    await this.#handle.sync();
    this.#open = false;
    await this.#handle.close();
  }

  /** Renames the sealed draft to `path`, in place of whatever was there, and flushes the directory. */
  async place(path: string): Promise<void> {
    if (this.#open) throw new Error('a draft must be sealed before it is put in place');
    await rename(this.#path, path);
    this.#placed = true;
    await syncDirectory(dirname(path));
  }

  async discard(): Promise<void> {
    if (this.#open) await this.#handle.close();
    this.#open = false;
    if (!this.#placed) await rm(this.#path, { force: true });
  }
}
