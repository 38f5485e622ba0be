import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { Storage } from '../storage/storage.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  passInspection,
  put,
  refusalOf,
  sha256,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { sweepUploads } from './uploads.sweep.js';

const partSize = 5 * 1024 * 1024;
const config = testConfig({ REVISIT_PART_SIZE: String(partSize) });
const hour = 3_600_000;
/** Everything is old enough to be completed, nothing to be expired; and the other way. */
const soon = { completeAfterMs: 0, expireAfterMs: hour };
const late = { completeAfterMs: 0, expireAfterMs: 0 };

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(config);
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

async function announced(bytes: Buffer) {
  const { id } = await core.evidence.add(programme.lead, () => someEvidence(programme.areaIds[0]));
  const order = await core.versions.add(programme.lead, id, () => ({
    fileName: 'report.pdf',
    size: bytes.length,
    sha256: sha256(bytes),
  }));
  return { id, order };
}
const versionOf = async (evidenceId: string) =>
  (await core.evidence.one(programme.lead, evidenceId)).versions[0];
const keyOf = async (evidenceId: string) => {
  const [row] = await asOwner<{ storage_key: string }>(
    core,
    'SELECT storage_key FROM evidence_version WHERE evidence_id = $1',
    [evidenceId],
  );
  return row?.storage_key ?? '';
};
const sweep = (ages: typeof soon) => core.sweepUploads(programme.id, ages);

describe('the sweep of uploads', () => {
  it.each([
    ['whole', randomBytes(1000)],
    ['in parts', randomBytes(partSize + 1000)],
  ])('completes what arrived %s and nobody completed', async (_how, bytes) => {
    const { id, order } = await announced(bytes);
    await put(order, bytes);
    expect(await sweep(soon)).toEqual({ completed: 1, expired: 0 });
    expect(await versionOf(id)).toMatchObject({
      state: 'received',
      uploadedBy: { id: programme.lead.personId },
    });
    expect(await sweep(late)).toEqual({ completed: 0, expired: 0 });
  });

  it('leaves what is young, and what is still coming', async () => {
    const bytes = randomBytes(partSize + 1000);
    const { id, order } = await announced(bytes);
    await put({ parts: order.parts?.slice(0, 1) }, bytes);
    expect(await core.sweepUploads(programme.id)).toEqual({ completed: 0, expired: 0 });
    expect(await sweep(soon)).toEqual({ completed: 0, expired: 0 });
    expect(await versionOf(id)).toMatchObject({ state: 'awaiting' });
  });

  it.each([
    ['never came', 0],
    ['came in part', 1],
  ])('expires what %s, and its parts are gone', async (_how, parts) => {
    const bytes = randomBytes(partSize + 1000);
    const { id, order } = await announced(bytes);
    const [row] = await asOwner<{ upload_id: string }>(
      core,
      'SELECT upload_id FROM evidence_version WHERE evidence_id = $1',
      [id],
    );
    await put({ parts: order.parts?.slice(0, parts) }, bytes);
    const key = await keyOf(id);
    expect((await core.storage.arrivedParts(key, row?.upload_id ?? '')).size).toBe(parts);
    expect(await sweep(late)).toEqual({ completed: 0, expired: 1 });
    expect(await versionOf(id)).toMatchObject({ state: 'expired' });
    expect((await core.storage.arrivedParts(key, row?.upload_id ?? '')).size).toBe(0);
    expect(await refusalOf(core.versions.complete(programme.lead, id, 1, () => ({})))).toBe(
      '409 version-gone',
    );
    await expect(put(order, bytes)).rejects.toThrow(/The store answered 404/);
  });

  it('expires an object that is not what was announced', async () => {
    const { id } = await announced(randomBytes(1000));
    const key = await keyOf(id);
    await core.storage.write(key, Buffer.from('Something else'), 'text/plain');
    expect(await sweep(late)).toEqual({ completed: 0, expired: 1 });
    expect(await core.storage.head(key)).toBeNull();
  });

  it('keeps the bytes of an upload that is completed while it looks', async () => {
    const bytes = randomBytes(1000);
    const { id, order } = await announced(bytes);
    /** The real store, asked just before the file arrives. */
    class AskedTooEarly extends Storage {
      override async head(key: string) {
        const before = await super.head(key);
        await put(order, bytes);
        await core.versions.complete(programme.lead, id, 1, () => ({}));
        return before;
      }
    }
    const store = new AskedTooEarly(config);
    expect(await sweepUploads(core.database, store, programme.id, partSize, late)).toEqual({
      completed: 0,
      expired: 0,
    });
    store.destroy();
    expect(await versionOf(id)).toMatchObject({ state: 'received' });
    expect(await core.storage.head(await keyOf(id))).toMatchObject({ size: bytes.length });
  });
});

describe('the sweep of objects', () => {
  it('removes orphans, of this programme alone, and keeps what is in use', async () => {
    const { evidenceId, number } = await aFiledVersion(
      core,
      programme.lead,
      someEvidence(programme.areaIds[0]),
    );
    await passInspection(core, programme.id, evidenceId, number);
    const [version] = await asOwner<{ id: string }>(
      core,
      'SELECT id FROM evidence_version WHERE evidence_id = $1',
      [evidenceId],
    );
    const picture = `${programme.id}/previews/${version?.id}`;
    const row = await core.inspections.clean(programme.id, version?.id ?? '');
    if (!row) throw new Error('The clean version is not there.');
    await core.storage.write(picture, Buffer.from('picture'), 'image/webp');
    await core.inspections.savePreview(row, picture);
    const pack = `${programme.id}/packs/kept`;
    await core.storage.write(pack, Buffer.from('pack'), 'application/pdf');
    const { id: packId } = await core.packs.build(programme.officer, () => ({ kind: 'readiness' }));
    await core.building.begin(programme.id, packId);
    await core.building.finish(programme.id, packId, [
      { name: 'pack.pdf', storageKey: pack, size: 4, sha256: '0'.repeat(64), pages: 1 },
    ]);
    const orphan = `${programme.id}/originals/${crypto.randomUUID()}`;
    const elsewhere = `${crypto.randomUUID()}/originals/${crypto.randomUUID()}`;
    for (const key of [orphan, elsewhere]) await core.storage.write(key, Buffer.from('orphan'), 'text/plain');
    expect(await core.sweepObjects(programme.id)).toEqual([]);
    // Negative: also what was written in this very millisecond.
    expect(await core.sweepObjects(programme.id, -hour)).toEqual([orphan]);
    for (const key of [await keyOf(evidenceId), picture, pack, elsewhere])
      expect(await core.storage.head(key), key).not.toBeNull();
    await core.storage.remove([elsewhere]);
  });
});
