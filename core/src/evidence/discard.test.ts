import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aMember,
  aProgramme,
  asOwner,
  aVersion,
  passInspection,
  refusalOf,
  someApproved,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { copyKey, previewKey } from './uploads.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const reason = () => ({ reason: 'A child’s file, sent by accident.' });
const discard = (caller: TestMember, evidenceId: string, number: number) =>
  core.versions.discard(caller, evidenceId, number, reason);

/** Clean, with its text and its picture. */
async function aReadVersion() {
  const filed = await aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0]));
  await passInspection(core, programme.id, filed.evidenceId, filed.number);
  const [row] = await asOwner<{ id: string; storage_key: string }>(
    core,
    'SELECT id, storage_key FROM evidence_version WHERE evidence_id = $1',
    [filed.evidenceId],
  );
  const version = await core.inspections.clean(programme.id, row?.id ?? '');
  if (!version) throw new Error('The clean version is not there.');
  await core.inspections.saveText(version, { pageCount: 1, pages: [{ page: 1, text: 'A child’s name' }] });
  const picture = previewKey(programme.id, version.id);
  await core.storage.write(picture, Buffer.from('picture'), 'image/webp');
  await core.inspections.savePreview(version, picture);
  const copy = copyKey(programme.id, version.id);
  await core.storage.write(copy, Buffer.from('copy'), 'application/pdf');
  const text = { pageCount: 1, pages: [{ page: 1, text: 'A child’s name' }] };
  await core.inspections.saveCopy(version, { size: 4, text });
  return { ...filed, version, picture, copy };
}

describe('a discarded version', () => {
  it('loses its bytes, its text, its picture and its copy at once; row and reason stay', async () => {
    const { evidenceId, number, version, picture, copy } = await aReadVersion();
    const keys = [version.storage_key, picture, copy];
    expect(await core.sweepObjects(programme.id, -3600_000)).toEqual([]);
    for (const key of keys) expect(await core.storage.head(key)).not.toBeNull();
    const view = await discard(programme.lead, evidenceId, number);
    for (const key of keys) expect(await core.storage.head(key)).toBeNull();
    const text = await asOwner(core, 'SELECT 1 FROM evidence_page WHERE version_id = $1', [version.id]);
    expect(text).toEqual([]);
    expect(view).toMatchObject({ state: 'draft', currentVersion: null });
    expect(view.versions[0]).toMatchObject({
      state: 'discarded',
      reason: { message: reason().reason },
      hasPreview: false,
      may: { discard: false, open: false },
    });
    expect(await refusalOf(core.originals.fileAddress(programme.lead, evidenceId, number))).toBe(
      '409 not-clean',
    );
    expect(await refusalOf(discard(programme.lead, evidenceId, number))).toBe('409 version-gone');
  });

  it('takes what a job still writes about it no more', async () => {
    const { evidenceId, number, version, picture } = await aReadVersion();
    await discard(programme.lead, evidenceId, number);
    await core.inspections.saveText(version, { pageCount: 9, pages: [{ page: 1, text: 'Back again' }] });
    expect(await core.inspections.savePreview(version, picture)).toBe(false);
    const text = { pageCount: 9, pages: [{ page: 1, text: 'Back again' }] };
    expect(await core.inspections.saveCopy(version, { size: 4, text })).toBe(false);
    expect(await core.inspections.savePictures(version, 1)).toBe(false);
    await core.inspections.pass(version, { mediaType: 'text/plain', warnings: [], scan: 'clean' });
    expect(await core.inspections.begin(programme.id, version.id)).toBeNull();
    const view = await core.evidence.one(programme.lead, evidenceId);
    expect(view.versions[0]).toMatchObject({ state: 'discarded', pageCount: 1, hasPreview: false });
    expect(await asOwner(core, 'SELECT 1 FROM evidence_page WHERE version_id = $1', [version.id])).toEqual(
      [],
    );
  });

  it('is never one that was approved, not even later', async () => {
    const evidenceId = await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    expect(await refusalOf(discard(programme.lead, evidenceId, 1))).toBe('409 approved-version');
    await aVersion(core, programme.lead, evidenceId, {
      fileName: 'b.txt',
      bytes: Buffer.from(crypto.randomUUID()),
    });
    expect(await refusalOf(discard(programme.partner, evidenceId, 1))).toBe('409 approved-version');
    const view = await core.evidence.one(programme.lead, evidenceId);
    expect(view.versions.map((version) => version.may.discard)).toEqual([false, true]);
    await discard(programme.partner, evidenceId, 2);
    expect(await core.evidence.one(programme.lead, evidenceId)).toMatchObject({
      state: 'draft',
      currentVersion: 1,
    });
  });

  it('is discarded by its uploader or a partner, by nobody else', async () => {
    const { officer, partner, areaIds } = programme;
    const otherLead = await aMember(core, programme.id, ['area-lead'], [areaIds[0]]);
    const { evidenceId, number } = await aFiledVersion(core, programme.lead, someEvidence(areaIds[0]));
    for (const caller of [officer, otherLead, programme.admin])
      expect(await refusalOf(discard(caller, evidenceId, number))).toBe('403 not-yours-to-discard');
    expect(await refusalOf(discard(programme.contributor, evidenceId, number))).toBe('404 not-found');
    expect((await discard(partner, evidenceId, number)).versions[0]?.state).toBe('discarded');
  });

  it('waits for review no more, and the board says so', async () => {
    const { evidenceId, number } = await aReadVersion();
    await core.reviews.submit(programme.partner, evidenceId, () => ({ versionNumber: number, comment: '' }));
    await asOwner(
      core,
      `UPDATE evidence SET submitted_at = submitted_at - interval '30 days' WHERE id = $1`,
      [evidenceId],
    );
    await core.readiness.recalculate(programme.id);
    const waiting = async () => {
      const { areas } = await core.readiness.on(programme.officer);
      return areas[0]?.criteria.find((criterion) => criterion.id === 'review')?.brief;
    };
    expect(await waiting()).toBe('1 waiting');
    await discard(programme.lead, evidenceId, number);
    expect(await waiting()).toBe('In hand');
  });

  it('gives up an upload that has not arrived', async () => {
    const { lead, areaIds } = programme;
    const { id } = await core.evidence.add(lead, () => someEvidence(areaIds[0]));
    await core.versions.add(lead, id, () => ({ fileName: 'a.pdf', size: 10, sha256: '0'.repeat(64) }));
    expect((await discard(lead, id, 1)).versions[0]?.state).toBe('discarded');
    expect(await refusalOf(core.versions.complete(lead, id, 1, () => ({})))).toBe('409 version-gone');
    expect(await refusalOf(discard(lead, id, 2))).toBe('404 not-found');
  });
});
