import type { Core } from '@revisit/core';
import { aProgramme, type TestProgramme } from '@revisit/core/testing';
import { pino } from 'pino';
import { vi } from 'vitest';
import { startWorkers } from '../app.js';
import { type Backend, ownCore, untilQuiet } from '../jobs/testing/backends.js';

/** A core with its real workers, over a database of the suite's own. */
export interface WorkingPortal {
  core: Core;
  /** A programme of the test's own. */
  programme(): Promise<TestProgramme>;
  /** Waits until nothing of the programme is left to be done. */
  quiet(programme: TestProgramme, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export async function workingPortal(
  backend: Backend,
  redisDatabase: number,
  overrides: Record<string, string> = {},
): Promise<WorkingPortal> {
  const own = await ownCore(backend, redisDatabase, overrides);
  const stop = await startWorkers(own.core, pino({ level: 'silent' }));
  return {
    core: own.core,
    programme: () => aProgramme(own.core),
    quiet: (programme, timeoutMs) => untilQuiet(own.core, programme.id, timeoutMs),
    async close() {
      await stop();
      await own.close();
    },
  };
}

/** What a row says of itself, without the view of anybody. */
export async function rowsOf<Row>(
  core: Core,
  programme: TestProgramme,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return core.database.inProgramme(programme.id, (tx) => tx.query<Row[]>(text, values));
}

/** The keys of every object of a programme at the store, sorted. */
export async function keysOf(core: Core, programme: TestProgramme): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of core.storage.list(`${programme.id}/`)) keys.push(key);
  return keys.sort();
}

/** Asks until the answer is what is wanted, and gives it. */
export async function untilIs<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  timeout = 30_000,
): Promise<T> {
  return vi.waitFor(
    async () => {
      const answer = await ask();
      if (!wanted(answer)) throw new Error(`It is still ${JSON.stringify(answer)}.`);
      return answer;
    },
    { timeout, interval: 10 },
  );
}
