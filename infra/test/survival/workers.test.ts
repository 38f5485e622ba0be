import { put, someEvidence } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { until } from '../../launcher/wait.mjs';
import { pdfOf } from '../journeys/pdf.js';
import { sha256 } from '../journeys/session.js';
import { killed, Portal } from './testing/portal.js';

// Recovery alone takes up to half a minute: a lock has to run out first.
vi.setConfig({ testTimeout: 120_000 });

let portal: Portal;

describe.each([
  ['PostgreSQL', { withRedis: false }],
  ['Redis', { withRedis: true }],
])('when workers end, with queues on %s', (_, options) => {
  beforeAll(async () => {
    portal = await Portal.open(options);
    for (let count = 0; count < 3; count += 1) await portal.fileApproved(20);
  });

  afterAll(() => portal.close());

  it('a killed one leaves its pack to the next, which builds it', async () => {
    const first = portal.startWorkers();
    const packId = await portal.askForPack();
    await portal.untilHalfBuilt(packId);
    await killed(first);
    expect(await portal.pack(packId)).toMatchObject({ state: 'building', files: [] });

    const next = portal.startWorkers();
    await portal.untilPackReady(packId);
    await portal.untilQuiet();
    await portal.checkFiles(packId);
    expect(await portal.orphansAfterSweep()).toEqual([]);
    await portal.checkFiles(packId);
    await killed(next);
  });

  // How both processes stop while their queues are on Redis is told in redis.test.ts.
  if (options.withRedis) return;
  it('one that is stopped ends in time, and the next builds its pack', async () => {
    const first = portal.startWorkers();
    const packId = await portal.askForPack();
    await portal.untilHalfBuilt(packId);
    const asked = Date.now();
    process.kill(first.pid, 'SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(Date.now() - asked).toBeLessThan(15_000);
    expect(await portal.pack(packId)).toMatchObject({ state: 'building', failure: null });

    const next = portal.startWorkers();
    await portal.untilPackReady(packId);
    await portal.checkFiles(packId);
    expect(await portal.orphansAfterSweep()).toEqual([]);
    await killed(next);
  });
});

describe('when a worker is killed while it looks at files', () => {
  beforeAll(async () => {
    portal = await Portal.open();
  });

  afterAll(() => portal.close());

  it('the next one looks at them again', async () => {
    const { core, programme } = portal;
    const states = async () => {
      const rows = await core.database.inProgramme(programme.id, (tx) =>
        tx.query<{ state: string }[]>('SELECT state FROM evidence_version'),
      );
      return rows.map(({ state }) => state);
    };
    const first = portal.startWorkers();
    for (let count = 0; count < 6; count += 1) {
      const { id } = await core.evidence.add(programme.lead, () => someEvidence(programme.areaIds[0]));
      const bytes = pdfOf([`Answer ${count}`]);
      const file = { fileName: 'answer.pdf', size: bytes.length, sha256: sha256(bytes) };
      const order = await core.versions.add(programme.lead, id, () => file);
      await put(order, bytes);
      await core.versions.complete(programme.lead, id, order.number, () => ({}));
    }
    await until(async () => (await states()).includes('inspecting'), {
      timeoutMs: 20_000,
      what: 'an inspection',
      everyMs: 5,
    });
    await killed(first);
    expect(await states()).toContain('inspecting');

    portal.startWorkers();
    await portal.untilQuiet();
    expect(await states()).toEqual(Array(6).fill('clean'));
    expect(await portal.orphansAfterSweep()).toEqual([]);
  });
});
