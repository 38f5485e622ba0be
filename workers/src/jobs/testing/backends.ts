import { connect } from 'node:net';
import { type Core, createCore } from '@revisit/core';
import { type OwnDatabase, ownDatabase, testConfig, testRedisUrl } from '@revisit/core/testing';
import { vi } from 'vitest';

/** What the queues run on: embedded, and at scale. */
export const backends = ['PostgreSQL', 'Redis'] as const;
export type Backend = (typeof backends)[number];

export interface OwnCore {
  core: Core;
  database: OwnDatabase;
  /** The queue loses everything it holds, as after a crash without its log. */
  emptyQueue(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A core over a database of the suite's own, with its queues in that database or in a Redis database of its own.
 * `redisDatabase` is a number from 1 to 15 that no other suite uses.
 */
export async function ownCore(
  backend: Backend,
  redisDatabase: number,
  overrides: Record<string, string> = {},
): Promise<OwnCore> {
  const database = await ownDatabase();
  const redisUrl = testRedisUrl(redisDatabase);
  if (backend === 'Redis') await flushRedis(redisUrl);
  const queue: Record<string, string> = backend === 'Redis' ? { REDIS_URL: redisUrl } : {};
  const core = await createCore(testConfig({ ...database.urls, ...queue, ...overrides }));
  return {
    core,
    database,
    emptyQueue: () => (backend === 'Redis' ? flushRedis(redisUrl) : emptyTables(core)),
    async close() {
      await core.close();
      await database.drop();
    },
  };
}

async function emptyTables(core: Core): Promise<void> {
  const tables = await core.database.ask<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
  );
  for (const { name } of tables) await core.database.ask(`DELETE FROM bullmq.${name}`);
}

function flushRedis(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += chunk;
      if (answer === '+OK\r\n+OK\r\n') {
        socket.destroy();
        resolve();
      } else if (answer.includes('-')) {
        socket.destroy();
        reject(new Error(`Redis could not be emptied: ${answer}`));
      }
    });
    socket.write(`SELECT ${pathname.slice(1)}\r\nFLUSHDB\r\n`);
  });
}

/** Waits, with a bound, until nothing in the programme is due, queued or running. */
export const untilQuiet = (core: Core, programmeId: string, timeout = 45_000): Promise<void> =>
  vi.waitFor(
    async () => {
      const open = await core.jobs.openCount(programmeId);
      if (open > 0) throw new Error(`${open} jobs are still to be done.`);
    },
    { timeout, interval: 25 },
  );
