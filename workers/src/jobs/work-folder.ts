import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

const root = path.join(tmpdir(), `revisit-work-${userInfo().uid}`);
const dayMs = 24 * 3600 * 1000;

/** A folder of one job's own, for its eyes alone; gone when the job ends, however it ends. */
export async function withWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(path.join(root, 'job-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Folders of workers that were killed. */
export async function sweepWorkFolders(): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    const folder = path.join(root, name);
    const age = Date.now() - (await stat(folder).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > dayMs) await rm(folder, { recursive: true, force: true });
  }
}
