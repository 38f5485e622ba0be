import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aMember,
  aProgramme,
  put,
  refusalOf,
  sha256,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const words = () => Buffer.from(`Words ${crypto.randomUUID()}`);
const known = (who: Parameters<Core['versions']['known']>[0], ...files: Buffer[]) =>
  core.versions.known(who, () => ({ sha256: files.map(sha256) }));

describe('what is here already', () => {
  it('is told by hash before anything is filed, once for each', async () => {
    const [here, other] = [words(), words()];
    const file = { fileName: 'a.txt', bytes: here };
    const first = await aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0]), file);
    await aFiledVersion(core, programme.partner, someEvidence(programme.areaIds[0]), file);
    expect(await known(programme.officer, here, other)).toEqual([
      {
        sha256: sha256(here),
        evidenceId: first.evidenceId,
        number: 1,
        title: 'What parents say',
        unfinished: false,
      },
    ]);
  });

  it('is told to nobody who may not open it, nor after it was withdrawn, nor in another programme', async () => {
    const bytes = words();
    const secret = someEvidence(programme.areaIds[1], { sensitivity: 'official-sensitive' });
    const { evidenceId } = await aFiledVersion(core, programme.partner, secret, {
      fileName: 'a.txt',
      bytes,
    });
    const elsewhere = await aProgramme(core);
    expect(await known(programme.officer, bytes)).toHaveLength(1);
    expect(await known(programme.lead, bytes)).toEqual([]);
    expect(await known(programme.contributor, bytes)).toEqual([]);
    expect(await known(elsewhere.partner, bytes)).toEqual([]);
    expect(await refusalOf(known(programme.admin, bytes))).toBe('403 role-not-allowed');
    await core.reviews.withdraw(programme.partner, evidenceId, () => ({ versionNumber: 1, comment: '' }));
    expect(await known(programme.officer, bytes)).toEqual([]);
  });

  it('names an upload that stopped to the person who began it and to nobody else', async () => {
    const bytes = words();
    const { id } = await core.evidence.add(programme.lead, () => someEvidence(programme.areaIds[0]));
    await core.versions.add(programme.lead, id, () => ({
      fileName: 'a.txt',
      size: bytes.length,
      sha256: sha256(bytes),
    }));
    expect(await known(programme.lead, bytes)).toMatchObject([
      { evidenceId: id, number: 1, unfinished: true },
    ]);
    expect(await known(programme.partner, bytes)).toEqual([]);
  });
});

describe('people who file the same bytes', () => {
  const begin = async (who: TestProgramme['lead'], bytes: Buffer) => {
    const { id } = await core.evidence.add(who, () => someEvidence(programme.areaIds[0]));
    const order = await core.versions.add(who, id, () => ({
      fileName: 'same.txt',
      size: bytes.length,
      sha256: sha256(bytes),
    }));
    await put(order, bytes);
    return { id, announced: order.duplicateOf };
  };

  it('at once are all told but the first, whoever that is', async () => {
    const { lead, partner, officer } = programme;
    const people = [lead, partner, officer, await aMember(core, programme.id, ['improvement-partner'])];
    const bytes = words();
    const begun = await Promise.all(people.map((who) => begin(who, bytes)));
    expect(begun.map(({ announced }) => announced)).toEqual([undefined, undefined, undefined, undefined]);
    const done = await Promise.all(
      people.map((who, index) => core.versions.complete(who, begun[index]?.id ?? '', 1, () => ({}))),
    );
    expect(done.map((version) => version?.state)).toEqual(Array(4).fill('received'));
    const told = done.flatMap((version) => version?.duplicateOf ?? []);
    expect(told).toHaveLength(3);
    // Whoever was first is the one that all the others are told of.
    expect(new Set(told.map(({ evidenceId }) => evidenceId)).size).toBe(1);
  });

  it('are not told of each other when one may not open what the other filed', async () => {
    const bytes = words();
    const secret = someEvidence(programme.areaIds[1], { sensitivity: 'personal' });
    await aFiledVersion(core, programme.partner, secret, { fileName: 'a.txt', bytes });
    const mine = await begin(programme.lead, bytes);
    expect(mine.announced).toBeUndefined();
    const done = await core.versions.complete(programme.lead, mine.id, 1, () => ({}));
    expect(done).not.toHaveProperty('duplicateOf');
  });
});
