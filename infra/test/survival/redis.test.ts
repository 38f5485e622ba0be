import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Child } from '../../launcher/child.mjs';
import { until } from '../../launcher/wait.mjs';
import { Portal } from './testing/portal.js';

// Recovery alone takes up to half a minute: a lock has to run out first.
vi.setConfig({ testTimeout: 120_000 });

let portal: Portal;
let api: Child;
let workers: Child;

beforeAll(async () => {
  portal = await Portal.open({ withRedis: true });
  for (let count = 0; count < 3; count += 1) await portal.fileApproved(20);
  api = await portal.startApi();
  workers = portal.startWorkers();
  await portal.untilQuiet();
});

afterAll(() => portal.close());

it('a Redis that dies and comes back empty loses nothing', async () => {
  const building = await portal.askForPack();
  await portal.untilHalfBuilt(building);
  process.kill(portal.pidOf('Redis'), 'SIGKILL');
  await until(async () => (await portal.ready()).missing.includes('queue'), {
    timeoutMs: 20_000,
    what: '/readyz to name the queue',
  });
  expect(await portal.ready()).toEqual({ status: 503, missing: ['queue'] });

  // What is asked for meanwhile waits in the database; whoever carries it waits for Redis, and may lose its connection.
  const waiting = await portal.askForPack();
  const { database } = portal.core;
  await until(
    async () => {
      const carrying = await database.ask<{ ended: boolean }>(
        `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
         WHERE application_name = 'revisit' AND state = 'idle in transaction' AND query LIKE '%FOR UPDATE SKIP LOCKED%'`,
      );
      return carrying.length > 0;
    },
    { timeoutMs: 10_000, what: 'the relay to wait for Redis' },
  );
  await portal.startRedis();
  await portal.untilPackReady(building, 90_000);
  await portal.untilPackReady(waiting, 90_000);
  await portal.untilQuiet();
  expect((await portal.ready()).status).toBe(200);
  expect([api.ending, workers.ending]).toEqual([null, null]);
  for (const packId of [building, waiting]) await portal.checkFiles(packId);
  expect(await portal.orphansAfterSweep()).toEqual([]);
});

it('both processes stop in time while Redis is away', async () => {
  process.kill(portal.pidOf('Redis'), 'SIGKILL');
  await until(async () => (await portal.ready()).status === 503, {
    timeoutMs: 20_000,
    what: '/readyz to say so',
  });
  await portal.askForPack();
  for (const child of [api, workers]) {
    const asked = Date.now();
    process.kill(child.pid, 'SIGTERM');
    expect(await child.ended).toMatchObject({ code: 0 });
    expect(Date.now() - asked).toBeLessThan(15_000);
  }
});
