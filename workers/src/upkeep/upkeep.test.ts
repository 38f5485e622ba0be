import type { Core } from '@revisit/core';
import {
  aFiledVersion,
  aProgramme,
  put,
  sha256,
  someEvidence,
  type TestProgramme,
} from '@revisit/core/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type OwnCore, ownCore } from '../jobs/testing/backends.js';
import { keysOf, rowsOf, untilIs } from '../testing/working-portal.js';
import { Upkeep } from './upkeep.js';

const MiB = 1024 * 1024;
const atOnce = { completeAfterMs: 0, expireAfterMs: 3600_000 };
const tooLate = { completeAfterMs: 0, expireAfterMs: 0 };

let own: OwnCore;
let core: Core;
let programme: TestProgramme;

/** An upload whose client is still at it, or never came back. */
async function announced(bytes: Buffer) {
  const { id: evidenceId } = await core.evidence.add(programme.lead, () =>
    someEvidence(programme.areaIds[0]),
  );
  const order = await core.versions.add(programme.lead, evidenceId, () => ({
    fileName: 'survey.txt',
    size: bytes.length,
    sha256: sha256(bytes),
  }));
  return { evidenceId, order };
}

async function versionOf(evidenceId: string) {
  const [row] = await rowsOf<{ id: string; state: string; storage_key: string; upload_id: string | null }>(
    core,
    programme,
    'SELECT * FROM evidence_version WHERE evidence_id = $1',
    [evidenceId],
  );
  if (!row) throw new Error('There is no such version.');
  return row;
}

const inspections = () =>
  rowsOf<{ requested_by: string }>(
    core,
    programme,
    `SELECT requested_by FROM job WHERE name = 'inspect-file'`,
  );

beforeAll(async () => {
  own = await ownCore('PostgreSQL', 7, { REVISIT_PART_SIZE: String(5 * MiB) });
  core = own.core;
});

beforeEach(async () => {
  programme = await aProgramme(core);
});

afterAll(() => own.close());

describe('the sweep of uploads', () => {
  it.each([
    ['in one piece', Buffer.from('What parents say.')],
    ['in parts', Buffer.alloc(6 * MiB, 'What parents say. ')],
  ])('completes what arrived whole, %s, for whoever sent it', async (_, bytes) => {
    const { evidenceId, order } = await announced(bytes);
    await put(order, bytes);
    expect(await core.sweepUploads(programme.id)).toEqual({ completed: 0, expired: 0 });
    const sweeps = await Promise.all([1, 2].map(() => core.sweepUploads(programme.id, atOnce)));
    expect(sweeps.map(({ completed }) => completed).sort()).toEqual([0, 1]);
    expect((await versionOf(evidenceId)).state).toBe('received');
    expect(await inspections()).toEqual([{ requested_by: programme.lead.personId }]);
  });

  it('waits for what is missing, then expires it and what had arrived of it', async () => {
    const bytes = Buffer.alloc(6 * MiB, 'What parents say. ');
    const { evidenceId, order } = await announced(bytes);
    await put({ parts: order.parts?.slice(0, 1) }, bytes);
    expect(await core.sweepUploads(programme.id, atOnce)).toEqual({ completed: 0, expired: 0 });
    const { storage_key: key, upload_id: uploadId } = await versionOf(evidenceId);
    expect((await core.storage.arrivedParts(key, uploadId ?? '')).size).toBe(1);

    expect(await core.sweepUploads(programme.id, tooLate)).toEqual({ completed: 0, expired: 1 });
    expect((await versionOf(evidenceId)).state).toBe('expired');
    expect((await core.storage.arrivedParts(key, uploadId ?? '')).size).toBe(0);
    await expect(core.versions.complete(programme.lead, evidenceId, 1, () => ({}))).rejects.toMatchObject({
      code: 'version-gone',
    });
    const entries = await rowsOf(
      core,
      programme,
      `SELECT 1 FROM audit_entry WHERE action = 'version.expired'`,
    );
    expect(entries).toHaveLength(1);
  });

  it('takes nothing from an upload that was completed at the last moment', async () => {
    const bytes = Buffer.from('What parents say.');
    const { evidenceId, order } = await announced(bytes);
    const { id, storage_key: key } = await versionOf(evidenceId);
    let sweep: Promise<unknown> = Promise.resolve();
    await core.database.inProgramme(programme.id, async (tx) => {
      await tx.query(`UPDATE evidence_version SET state = 'received' WHERE id = $1`, [id]);
      sweep = core.sweepUploads(programme.id, tooLate);
      await untilIs(
        () =>
          core.database.ask<{ waiting: boolean }>(
            `SELECT count(*) > 0 AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          ),
        ([row]) => row?.waiting === true,
      );
      await put(order, bytes);
    });
    expect(await sweep).toEqual({ completed: 0, expired: 0 });
    expect((await versionOf(evidenceId)).state).toBe('received');
    expect(await core.storage.head(key)).toMatchObject({ size: bytes.length });
    expect(
      await rowsOf(core, programme, `SELECT 1 FROM audit_entry WHERE action = 'version.expired'`),
    ).toEqual([]);
  });

  it('is not held up by one upload that the store does not understand', async () => {
    const bytes = Buffer.from('What parents say.');
    const broken = await announced(bytes);
    await rowsOf(
      core,
      programme,
      `UPDATE evidence_version SET storage_key = repeat('x', 2000) WHERE evidence_id = $1`,
      [broken.evidenceId],
    );
    const sound = await announced(bytes);
    await put(sound.order, bytes);
    await expect(core.sweepUploads(programme.id, atOnce)).rejects.toThrow('1 uploads could not be looked at');
    expect((await versionOf(sound.evidenceId)).state).toBe('received');
    expect((await versionOf(broken.evidenceId)).state).toBe('awaiting');
  });
});

describe('the sweep of objects', () => {
  it('takes what no row knows, when it is old enough, and nothing else', async () => {
    const { evidenceId } = await aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0]));
    const { storage_key: key } = await versionOf(evidenceId);
    const orphan = `${programme.id}/packs/${crypto.randomUUID()}/half.zip`;
    await core.storage.write(orphan, Buffer.from('half a pack'), 'application/zip');
    expect(await core.sweepObjects(programme.id)).toEqual([]);
    expect(await core.sweepObjects(programme.id, 0)).toEqual([orphan]);
    expect(await keysOf(core, programme)).toEqual([key]);

    await core.versions.discard(programme.partner, evidenceId, 1, () => ({ reason: 'Wrong file.' }));
    expect(await keysOf(core, programme)).toEqual([]);
  });
});

describe('upkeep', () => {
  it('goes round every programme by itself, past one whose work fails', async () => {
    const bytes = Buffer.from('What parents say.');
    const broken = await announced(bytes);
    await rowsOf(
      core,
      programme,
      `UPDATE evidence_version SET storage_key = repeat('x', 2000), created_at = now() - interval '30 seconds' WHERE evidence_id = $1`,
      [broken.evidenceId],
    );
    programme = await aProgramme(core);
    const { evidenceId, order } = await announced(bytes);
    await put(order, bytes);
    await rowsOf(core, programme, `UPDATE evidence_version SET created_at = now() - interval '30 seconds'`);
    const upkeep = new Upkeep(core, pino({ level: 'silent' }));
    onTestFinished(() => upkeep.stop());
    upkeep.start();
    await untilIs(
      () => versionOf(evidenceId),
      ({ state }) => state === 'received',
    );
    const sealed = () => rowsOf(core, programme, 'SELECT 1 FROM audit_seal LIMIT 1');
    await untilIs(sealed, (rows) => rows.length === 1);
    const counted = () => rowsOf(core, programme, 'SELECT 1 FROM readiness_result');
    await untilIs(counted, (rows) => rows.length === 3);
  });
});
