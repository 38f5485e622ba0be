import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { Storage } from '../storage/storage.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  put,
  refusalOf,
  sha256,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { VersionsService } from './versions.service.js';

const partSize = 5 * 1024 * 1024;
let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(
    testConfig({ REVISIT_PART_SIZE: String(partSize), REVISIT_FILE_LIMIT: '50000000' }),
  );
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const evidence = async () =>
  (await core.evidence.add(programme.lead, () => someEvidence(programme.areaIds[0]))).id;
const announce = (evidenceId: string, bytes: Buffer, fileName = 'report.pdf', hash = sha256(bytes)) =>
  core.versions.add(programme.lead, evidenceId, () => ({ fileName, size: bytes.length, sha256: hash }));
const complete = (evidenceId: string, number: number, etags?: string[]) =>
  core.versions.complete(programme.lead, evidenceId, number, () => ({ etags }));
const words = () => Buffer.from(`Words ${crypto.randomUUID()}`);
const jobsOf = (evidenceId: string) =>
  asOwner<{ name: string }>(
    core,
    `SELECT name FROM job WHERE name = 'inspect-file' AND subject_id IN (SELECT id FROM evidence_version WHERE evidence_id = $1)`,
    [evidenceId],
  );

describe('a file that is announced', () => {
  it.each([
    ['empty', 'report.pdf', 0, '422 empty-file'],
    ['too large', 'report.pdf', 50_000_001, '422 file-too-large'],
    ['a program', 'setup.exe', 10, '422 kind-not-allowed'],
    ['a program that hides behind a PDF', 'report.pdf.exe', 10, '422 kind-not-allowed'],
    ['a program in capitals', 'SETUP.EXE', 10, '422 kind-not-allowed'],
    ['without a kind', 'report', 10, '422 kind-not-allowed'],
    ['only a kind', '.htaccess', 10, '422 kind-not-allowed'],
  ])('is refused when it is %s', async (_what, fileName, size, refusal) => {
    const id = await evidence();
    const attempt = core.versions.add(programme.lead, id, () => ({ fileName, size, sha256: '0'.repeat(64) }));
    expect(await refusalOf(attempt)).toBe(refusal);
    expect((await core.evidence.one(programme.lead, id)).versions).toEqual([]);
  });

  it('may be as large as the limit and no larger, whatever the case of its kind', async () => {
    const id = await evidence();
    const order = await core.versions.add(programme.lead, id, () => ({
      fileName: 'Report.PDF',
      size: 50_000_000,
      sha256: '0'.repeat(64),
    }));
    expect(order.parts?.map((part) => part.size).reduce((a, b) => a + b)).toBe(50_000_000);
  });

  it('gets a number of its own, even when two come at once', async () => {
    const id = await evidence();
    const orders = await Promise.all([1, 2, 3, 4].map(() => announce(id, words())));
    expect(orders.map((order) => order.number).toSorted()).toEqual([1, 2, 3, 4]);
  });
});

describe('a file that is sent', () => {
  it('arrives, is received, and is to be inspected', async () => {
    const id = await evidence();
    const bytes = words();
    const order = await announce(id, bytes);
    expect((await core.versions.missing(programme.lead, id, 1)).upload).toBeDefined();
    await put(order, bytes);
    expect(await complete(id, 1)).toMatchObject({ state: 'received', number: 1, sha256: sha256(bytes) });
    expect(await jobsOf(id)).toHaveLength(1);
    expect(await core.versions.missing(programme.lead, id, 1)).toMatchObject({
      state: 'received',
      parts: [],
    });
  });

  it('is refused by the store when its bytes differ, by one or in length, and nothing is kept', async () => {
    const id = await evidence();
    const bytes = words();
    const order = await announce(id, bytes);
    const flipped = Buffer.from(bytes);
    flipped[0] = (flipped[0] ?? 0) ^ 1;
    for (const other of [flipped, Buffer.concat([bytes, bytes]), bytes.subarray(1)])
      await expect(put(order, other)).rejects.toThrow(/The store answered 4/);
    const lied = { ...order, upload: order.upload && { ...order.upload, headers: {} } };
    await expect(put(lied, flipped)).rejects.toThrow(/The store answered 4/);
    expect(await refusalOf(complete(id, 1))).toBe('409 not-arrived');
    const view = await core.evidence.one(programme.lead, id);
    expect(view).toMatchObject({ currentVersion: null, versions: [{ state: 'awaiting' }] });
    await put(order, bytes);
    expect(await complete(id, 1)).toMatchObject({ state: 'received' });
  });

  it('is not completed when the store holds another object than was announced', async () => {
    const id = await evidence();
    const bytes = words();
    await announce(id, bytes);
    const [row] = await asOwner<{ storage_key: string }>(
      core,
      'SELECT storage_key FROM evidence_version WHERE evidence_id = $1',
      [id],
    );
    await core.storage.write(row?.storage_key ?? '', Buffer.from('Something else'), 'text/plain');
    expect(await refusalOf(complete(id, 1))).toBe('422 bytes-differ');
  });

  it('is completed once, however often and by however many it is asked', async () => {
    const id = await evidence();
    const bytes = words();
    await put(await announce(id, bytes), bytes);
    await Promise.all([1, 2, 3, 4].map(() => complete(id, 1)));
    await complete(id, 1);
    expect(await jobsOf(id)).toHaveLength(1);
    const { reviews } = await core.evidence.one(programme.lead, id);
    expect(reviews).toHaveLength(1);
  });

  it('is never refused for being there already', async () => {
    const bytes = words();
    const { evidenceId } = await aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0]), {
      fileName: 'a.txt',
      bytes,
    });
    const again = await announce(await evidence(), bytes, 'a.txt');
    expect(again.duplicateOf).toMatchObject({ evidenceId, number: 1 });
    expect(again.upload).toBeDefined();
  });
});

describe('a file in parts', () => {
  const bytes = randomBytes(2 * partSize + 1000);

  it('arrives part by part, and says what is missing', async () => {
    const id = await evidence();
    const order = await announce(id, bytes);
    expect(order.parts?.map(({ number, offset, size }) => [number, offset, size])).toEqual([
      [1, 0, partSize],
      [2, partSize, partSize],
      [3, 2 * partSize, 1000],
    ]);
    await put({ parts: order.parts?.slice(1) }, bytes);
    expect(await refusalOf(complete(id, 1))).toBe('409 parts-missing');
    const missing = await core.versions.missing(programme.lead, id, 1);
    expect(missing.parts.map((part) => part.number)).toEqual([1]);
    await put(missing, bytes);
    expect(await complete(id, 1)).toMatchObject({ state: 'received', size: bytes.length });
  });

  it('is joined once when it is completed twice at once', async () => {
    const id = await evidence();
    await put(await announce(id, bytes), bytes);
    const done = await Promise.all([1, 2, 3].map(() => complete(id, 1)));
    expect(done.map((version) => version?.state)).toEqual(['received', 'received', 'received']);
    expect(await jobsOf(id)).toHaveLength(1);
  });

  it.each(['before it looks at the parts', 'before it joins them'])(
    'is received once when somebody else completes it %s',
    async (moment) => {
      const id = await evidence();
      await put(await announce(id, bytes), bytes);
      /** The real store, reached a moment too late. */
      class ReachedTooLate extends Storage {
        override async arrivedParts(key: string, uploadId: string) {
          if (moment === 'before it looks at the parts') await complete(id, 1);
          return super.arrivedParts(key, uploadId);
        }
        override async finishParts(key: string, uploadId: string, etags: string[]) {
          await complete(id, 1);
          return super.finishParts(key, uploadId, etags);
        }
      }
      const store = new ReachedTooLate(core.config);
      const versions = new VersionsService(core.database, store, core.config);
      expect(await versions.complete(programme.lead, id, 1, () => ({}))).toMatchObject({ state: 'received' });
      store.destroy();
      expect(await jobsOf(id)).toHaveLength(1);
    },
  );

  it('is refused when the parts are not those that were sent', async () => {
    const id = await evidence();
    await put(await announce(id, bytes), bytes);
    expect(await refusalOf(complete(id, 1, ['"a"', '"b"', '"c"']))).toBe('422 parts-differ');
    expect(await refusalOf(complete(id, 1, []))).toBe('422 parts-differ');
    expect(await complete(id, 1)).toMatchObject({ state: 'received' });
  });
});
