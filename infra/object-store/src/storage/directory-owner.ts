import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Owner {
  readonly pid: number;
  /** Tells a process from a later one with the same number; empty where the system doesn't say. */
  readonly startedAt: string;
}

/**
 * Two servers on one directory would sweep each other's uploads away and list different things. The file
 * `owner.json` says who has the directory; one left by a process that was killed is taken over.
 */
export class DirectoryOwner {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static async claim(directory: string): Promise<DirectoryOwner> {
    const path = join(directory, 'owner.json');
    const owner = await readOwner(path);
    if (owner && (await isRunning(owner))) {
      throw new Error(`The folder ${directory} is in use by the object store with process id ${owner.pid}.`);
    }
    await rm(path, { force: true });
    const self: Owner = { pid: process.pid, startedAt: (await startTime(process.pid)) ?? '' };
    await writeFile(path, JSON.stringify(self), { flag: 'wx', mode: 0o600 });
    return new DirectoryOwner(path);
  }

  async release(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // Missing, or cut short by a power cut while it was written: then its process is gone as well.
    return undefined;
  }
}

async function isRunning(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return ((await startTime(owner.pid)) ?? '') === owner.startedAt;
}

/**
 * The start time in clock ticks since boot, field 22 of Linux's /proc/<pid>/stat; undefined elsewhere, and
 * for a process that has ended but isn't collected by its parent yet (state Z).
 */
async function startTime(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}
