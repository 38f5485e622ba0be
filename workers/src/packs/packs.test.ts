import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPack, type Core, publishManifest } from '@revisit/core';
import {
  aFiledVersion,
  aMember,
  sha256,
  someApproved,
  someEvidence,
  type TestProgramme,
} from '@revisit/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePdf } from '../evidence/files/testing/make-pdf.js';
import { backends } from '../jobs/testing/backends.js';
import { keysOf, rowsOf, untilIs, type WorkingPortal, workingPortal } from '../testing/working-portal.js';
import { BuildPackProcessor } from './build-pack.processor.js';
import { run, temporaryFolder } from './builder/testing/workspace.js';

const claim = 'Two in three parents feel heard, up from one in three.';

let portal: WorkingPortal;
let core: Core;
let programme: TestProgramme;

const original = (words: string) => makePdf({ pages: [[words, crypto.randomUUID()]] });

/** Evidence as people file it: uploaded, checked by the workers, submitted and approved. */
async function approved(bytes: Buffer, sensitivity: 'official' | 'personal' = 'official'): Promise<string> {
  const evidence = someEvidence(programme.areaIds[0], { sensitivity });
  const { evidenceId, number } = await aFiledVersion(core, programme.partner, evidence, {
    fileName: 'what parents say.pdf',
    bytes,
  });
  await portal.quiet(programme);
  const verdict = () => ({ versionNumber: number, comment: '' });
  await core.reviews.submit(programme.partner, evidenceId, verdict);
  // A senior officer may not open what is personal; a second partner may.
  const approver =
    sensitivity === 'personal'
      ? await aMember(core, programme.id, ['improvement-partner'])
      : programme.officer;
  await core.reviews.approve(approver, evidenceId, verdict);
  return evidenceId;
}

const asked = async () => (await core.packs.build(programme.officer, () => ({ kind: 'readiness' }))).id;
const seen = (packId: string) => core.packs.one(programme.officer, packId);
const ended = (packId: string) =>
  untilIs(
    () => seen(packId),
    ({ state }) => ['ready', 'failed', 'cancelled'].includes(state),
    50_000,
  );

async function download(packId: string, name: string): Promise<Buffer> {
  const answer = await fetch(await core.packs.fileAddress(programme.officer, packId, name));
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

describe.each(backends)('a pack, with queues on %s', (backend) => {
  beforeAll(async () => {
    portal = await workingPortal(backend, 8);
    core = portal.core;
  });

  beforeEach(async () => {
    programme = await portal.programme();
  });

  afterAll(() => portal.close());

  it('is two files that say the same and can be checked by anybody', async () => {
    const bytes = original('Two in three parents feel heard.');
    await approved(bytes);
    await approved(original('A child by name'), 'personal');
    const packId = await asked();
    const pack = await ended(packId);
    expect(pack).toMatchObject({ state: 'ready', progress: 100, failure: null, documents: 1, leftOut: 1 });
    expect(pack.files.map(({ name }) => name.replace(/^.*\./, ''))).toEqual(['pdf', 'zip']);

    const folder = await temporaryFolder();
    for (const file of pack.files) {
      const content = await download(packId, file.name);
      expect({ size: content.length, sha256: sha256(content) }).toEqual({
        size: file.size,
        sha256: file.sha256,
      });
      await writeFile(join(folder, file.name), content);
    }
    const [pdf, zip] = pack.files.map(({ name }) => name);
    const unzipped = join(folder, 'unzipped');
    await run('unzip', ['-q', join(folder, zip ?? ''), '-d', unzipped]);
    expect(await run('sha256sum', ['-c', 'SHA256SUMS'], unzipped)).toMatch(/OK\n$/);

    const [row] = await rowsOf<{ manifest: Parameters<typeof publishManifest>[0]; manifest_sha256: string }>(
      core,
      programme,
      'SELECT manifest, manifest_sha256 FROM pack WHERE id = $1',
      [packId],
    );
    const [file] = row?.manifest.files ?? [];
    expect(await readFile(join(unzipped, file?.paths[0] ?? ''))).toEqual(bytes);
    const listed = (await run('unzip', ['-Z1', join(folder, zip ?? '')])).trim().split('\n');
    expect(listed.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);

    const manifestSha256 = sha256(await readFile(join(unzipped, 'manifest.json')));
    expect(manifestSha256).toBe(row?.manifest_sha256);
    expect(manifestSha256).toBe(pack.manifestSha256);
    const text = await run('pdftotext', ['-layout', join(folder, pdf ?? ''), '-']);
    expect(text.replace(/\s/g, '')).toContain(manifestSha256.slice(0, 12));
    expect(text.replace(/\s+/g, ' ')).toContain(claim);
    expect(text).toMatch(/personal/i);
    expect(await core.sweepObjects(programme.id, 0)).toEqual([]);
  });

  it('is the same bytes again when it is built again', async () => {
    await approved(original('Two in three parents feel heard.'));
    const packId = await asked();
    const first = await ended(packId);
    await rowsOf(core, programme, `UPDATE pack SET state = 'failed' WHERE id = $1`, [packId]);
    await core.packs.retry(programme.officer, packId);
    const second = await ended(packId);
    expect(second.state).toBe('ready');
    expect(second.files).toEqual(first.files);
    // What the first building left has no row any more; the sweep takes it.
    expect(await core.sweepObjects(programme.id, 0)).toHaveLength(2);
    expect(await download(packId, second.files[0]?.name ?? '')).toHaveLength(second.files[0]?.size ?? 0);
  });

  it('stops when nobody wants it any more, and leaves no file', async () => {
    await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    const before = await keysOf(core, programme);
    const packId = await asked();
    await untilIs(
      () => seen(packId),
      ({ state }) => state === 'building',
    );
    await core.packs.cancel(programme.officer, packId);
    await portal.quiet(programme);
    expect(await seen(packId)).toMatchObject({ state: 'cancelled', files: [] });
    expect(await core.sweepObjects(programme.id, 0)).toEqual([]);
    expect(await keysOf(core, programme)).toEqual(before);
    const jobs = await rowsOf(core, programme, `SELECT state FROM job WHERE name = $1`, [buildPack.name]);
    expect(jobs).toEqual([{ state: 'done' }]);
  });

  it('is not begun when it was cancelled before its turn', async () => {
    const packId = await asked();
    await core.packs.cancel(programme.officer, packId);
    await portal.quiet(programme);
    expect(await seen(packId)).toMatchObject({ state: 'cancelled' });
    expect(await keysOf(core, programme)).toEqual([]);
  });
});

describe('a pack whose building goes wrong', () => {
  beforeAll(async () => {
    portal = await workingPortal('PostgreSQL', 9);
    core = portal.core;
  });

  beforeEach(async () => {
    programme = await portal.programme();
  });

  afterAll(() => portal.close());

  it('because an original is missing says so, and is built once it is back', async () => {
    const bytes = original('Two in three parents feel heard.');
    await approved(bytes);
    const [{ storage_key: key } = { storage_key: '' }] = await rowsOf<{ storage_key: string }>(
      core,
      programme,
      'SELECT storage_key FROM evidence_version',
    );
    await core.storage.remove([key]);
    const packId = await asked();
    await ended(packId);
    // The pack says so first, its job right after.
    await portal.quiet(programme);
    const failed = await seen(packId);
    expect(failed).toMatchObject({ state: 'failed', files: [], may: { retry: true, cancel: false } });
    expect(failed.failure?.message).toMatch(/^The portal could not build a pack\. .*Try again/);
    expect(failed.failedJobId).not.toBeNull();
    expect(await core.sweepObjects(programme.id, 0)).toEqual([]);

    await core.storage.write(key, bytes, 'application/pdf');
    await core.packs.retry(programme.officer, packId);
    const pack = await ended(packId);
    expect(pack).toMatchObject({ state: 'ready', failure: null, failedJobId: null });
  });

  it('is one pack when two build it at once, and nothing is left of the other', async () => {
    await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    const packId = await asked();
    const processor = new BuildPackProcessor(core);
    const payload = { programmeId: programme.id, packId };
    const run = { signal: new AbortController().signal };
    await Promise.all([1, 2].map(() => processor.handle(payload, run)));
    await portal.quiet(programme);
    expect(await seen(packId)).toMatchObject({ state: 'ready', progress: 100 });
    const entries = await rowsOf(core, programme, `SELECT 1 FROM audit_entry WHERE action = 'pack.ready'`);
    expect(entries).toHaveLength(1);
    expect(await core.sweepObjects(programme.id, 0)).toEqual([]);
    const before = await seen(packId);
    await processor.handle(payload, run);
    expect(await seen(packId)).toEqual(before);
  });
});
