import { verifyAudit } from '@revisit/core';
import { testPassword } from '@revisit/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Child } from '../../launcher/child.mjs';
import { until } from '../../launcher/wait.mjs';
import { Person } from '../journeys/session.js';
import { Portal } from './testing/portal.js';

// Recovery alone takes up to half a minute: a lock has to run out first.
vi.setConfig({ testTimeout: 120_000 });

let portal: Portal;
let api: Child;
let workers: Child;

/**
 * People who look at pages all the while; returns how to send them home, with the status of every answer: 0 where there
 * was none, because nobody listened.
 */
function visitors(person: Person): () => Promise<number[]> {
  const statuses: number[] = [];
  let home = false;
  const look = async (path: string) => {
    const answer = await person.call('GET', path);
    await answer.arrayBuffer();
    return answer.status;
  };
  const visit = async (paths: string[]) => {
    while (!home) for (const path of paths) statuses.push(await look(path).catch(() => 0));
  };
  const visits = [visit(['areas', 'evidence']), visit(['readiness', 'packs']), visit(['actions', 'jobs'])];
  return async () => {
    home = true;
    await Promise.all(visits);
    return statuses;
  };
}

beforeAll(async () => {
  portal = await Portal.open();
  for (let count = 0; count < 3; count += 1) await portal.fileApproved(20);
  api = await portal.startApi();
  workers = portal.startWorkers();
});

afterAll(() => portal.close());

describe('while people look at pages and a pack is built', () => {
  let officer: Person;

  beforeEach(async () => {
    const { officer: member, slug } = portal.programme;
    officer = await Person.signIn(await portal.url, member.email, testPassword, slug);
  });

  it.each([
    ['PostgreSQL', 'SIGKILL'],
    // Its immediate shutdown.
    ['PostgreSQL', 'SIGQUIT'],
    ['the object store', 'SIGKILL'],
  ] as const)('%s may die of %s, and all ends right', async (name, signal) => {
    const packId = await portal.askForPack();
    const sendHome = visitors(officer);
    await portal.untilHalfBuilt(packId);
    const before = portal.pidOf(name);
    process.kill(before, signal);
    await until(() => portal.pidOf(name) !== before, { timeoutMs: 20_000, what: `${name} to be back` });
    await until(async () => (await portal.ready()).status === 200, {
      timeoutMs: 20_000,
      what: '/readyz to be 200',
    });
    await portal.untilPackReady(packId);
    await portal.untilQuiet();
    const statuses = await sendHome();

    // Neither process needed anybody to start it again, and nobody was told an untruth.
    expect([api.ending, workers.ending]).toEqual([null, null]);
    expect(statuses.filter((status) => ![200, 500, 503].includes(status))).toEqual([]);
    expect((await officer.call('GET', 'packs')).status).toBe(200);
    await portal.checkFiles(packId);
    expect(await portal.orphansAfterSweep()).toEqual([]);
  });

  it('the record of it all is still one unbroken chain', async () => {
    const { core, programme } = portal;
    await core.sealAudit(programme.id);
    expect(await verifyAudit(core.database, programme.id)).toMatchObject({ faults: [], waiting: 0 });
  });
});

describe('/readyz', () => {
  const says = (status: number, missing: string[]) =>
    until(
      async () => {
        const ready = await portal.ready();
        return ready.status === status && missing.every((part) => ready.missing.includes(part));
      },
      { timeoutMs: 20_000, what: `/readyz to say ${status} ${missing}` },
    );

  it('names the database, and the queue that is in it, while they are away', async () => {
    expect(await portal.ready()).toEqual({ status: 200, missing: [] });
    await portal.stopDatabase();
    await says(503, ['database', 'queue']);
    await portal.startDatabase();
    await says(200, []);
    expect([api.ending, workers.ending]).toEqual([null, null]);
  });

  it('names the object store while it does not answer', async () => {
    const pid = portal.pidOf('the object store');
    process.kill(pid, 'SIGSTOP');
    await says(503, ['object store']);
    expect((await portal.ready()).missing).toEqual(['object store']);
    process.kill(pid, 'SIGCONT');
    await says(200, []);
  });
});
