import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aMember,
  aProgramme,
  passInspection,
  refusalOf,
  sha256,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { sensitivities } from './evidence.words.js';

/**
 * Who sees what, written out by hand from DESIGN section 4 and not computed from the code's own table. Evidence is
 * filed by the partner for area 1 (whose lead is asked as "lead") and by each person for themselves.
 */
const mayRead: Record<string, string[]> = {
  contributor: [],
  'lead of the area': ['official', 'official-sensitive'],
  'lead of another area': ['official'],
  partner: ['official', 'official-sensitive', 'personal'],
  officer: ['official', 'official-sensitive'],
  administrator: ['official', 'official-sensitive', 'personal'],
};
const mayOpen: Record<string, string[]> = { ...mayRead, administrator: [] };

const bytes = Buffer.from(`The same bytes in all of it. ${crypto.randomUUID()}`);
const word = `Heffalump${crypto.randomUUID().slice(0, 6)}`;

let core: Core;
let programme: TestProgramme;
let people: Record<string, TestMember>;
let filed: { sensitivity: string; evidenceId: string; number: number }[];

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  const { contributor, lead, partner, officer, admin, areaIds } = programme;
  people = {
    contributor,
    'lead of the area': lead,
    'lead of another area': await aMember(core, programme.id, ['area-lead'], [areaIds[1]]),
    partner,
    officer,
    administrator: admin,
  };
  const filer = await aMember(core, programme.id, ['improvement-partner']);
  filed = [];
  for (const sensitivity of sensitivities) {
    const evidence = someEvidence(areaIds[0], { sensitivity, title: `${word} ${sensitivity}` });
    const { evidenceId, number } = await aFiledVersion(core, filer, evidence, { fileName: 'a.txt', bytes });
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(filer, evidenceId, () => ({ versionNumber: number, comment: '' }));
    filed.push({ sensitivity, evidenceId, number });
  }
});
afterAll(() => core.close());

const list = async (caller: TestMember, filter: object) => {
  const { json, total } = await core.evidence.list(caller, {
    filter,
    sort: { field: 'title', descending: false },
    from: 0,
    to: 99,
  });
  return { ids: (JSON.parse(json) as { id: string }[]).map((row) => row.id), total };
};
const answer = async (attempt: Promise<unknown>) => {
  try {
    await attempt;
    return 'shown';
  } catch {
    return refusalOf(attempt);
  }
};

describe.each(Object.keys(mayRead))('%s', (who) => {
  const caller = () => people[who] ?? programme.contributor;
  const read = mayRead[who] ?? [];
  const open = mayOpen[who] ?? [];

  it(`finds ${read.join(', ') || 'nothing'} in lists, searches and counts`, async () => {
    const expected = filed.filter((one) => read.includes(one.sensitivity)).map((one) => one.evidenceId);
    for (const filter of [
      {},
      { q: word },
      { id: filed.map((one) => one.evidenceId) },
      { areaId: programme.areaIds[0] },
      { shows: 'impact' },
    ])
      expect(await list(caller(), filter)).toEqual({ ids: expected, total: expected.length });
    for (const { sensitivity, evidenceId } of filed)
      expect((await list(caller(), { sensitivity })).ids).toEqual(
        read.includes(sensitivity) ? [evidenceId] : [],
      );
  });

  it('is shown what they may read, and told of the rest that it is not there', async () => {
    for (const { sensitivity, evidenceId } of filed) {
      const expected = read.includes(sensitivity) ? 'shown' : '404 not-found';
      expect(await answer(core.evidence.one(caller(), evidenceId)), sensitivity).toBe(expected);
      expect(await answer(core.links.list(caller(), { evidenceId })), sensitivity).toBe(expected);
      expect(await answer(core.reviews.list(caller(), { evidenceId })), sensitivity).toBe(expected);
    }
  });

  it(`opens ${open.join(', ') || 'nothing'}`, async () => {
    for (const { sensitivity, evidenceId, number } of filed) {
      const expected = open.includes(sensitivity)
        ? 'shown'
        : read.includes(sensitivity)
          ? '403 role-not-allowed'
          : '404 not-found';
      expect(await answer(core.originals.fileAddress(caller(), evidenceId, number)), sensitivity).toBe(
        expected,
      );
      expect(await answer(core.originals.pages(caller(), evidenceId, number)), sensitivity).toBe(expected);
      expect(await answer(core.originals.reading(caller(), evidenceId, number)), sensitivity).toBe(expected);
      if (expected === 'shown') continue;
      expect(await answer(core.originals.pictureAddress(caller(), evidenceId, number, 1)), sensitivity).toBe(
        expected,
      );
      expect(await answer(core.originals.previewAddress(caller(), evidenceId, number)), sensitivity).toBe(
        expected,
      );
    }
  });

  it('is told of a change, a verdict or an upload to what they can’t read only that it is not there', async () => {
    for (const { sensitivity, evidenceId } of filed.filter((one) => !read.includes(one.sensitivity))) {
      const about = () => ({ versionNumber: 1, comment: 'x' });
      const file = () => ({ fileName: 'a.txt', size: 1, sha256: sha256(bytes) });
      for (const attempt of [
        () => core.evidence.change(caller(), evidenceId, 1, () => someEvidence(programme.areaIds[0])),
        () => core.reviews.submit(caller(), evidenceId, about),
        () => core.reviews.approve(caller(), evidenceId, about),
        () => core.reviews.withdraw(caller(), evidenceId, about),
        () => core.versions.add(caller(), evidenceId, file),
        () => core.versions.missing(caller(), evidenceId, 1),
        () => core.versions.complete(caller(), evidenceId, 1, () => ({})),
        () => core.versions.discard(caller(), evidenceId, 1, () => ({ reason: 'x' })),
      ])
        expect(await refusalOf(attempt()), sensitivity).toBe('404 not-found');
    }
  });

  it('has nothing to do with what they can’t open', async () => {
    const { groups } = await core.todo.of(caller());
    const known = groups.flatMap((group) => group.items).map((item) => item.id);
    for (const { sensitivity, evidenceId } of filed)
      if (!open.includes(sensitivity)) expect(known).not.toContain(evidenceId);
    if (who === 'partner' || who === 'officer')
      expect(known.length).toBe(filed.filter((one) => open.includes(one.sensitivity)).length);
  });
});

describe('what is one’s own', () => {
  it('is seen and opened whatever its sensitivity, by whoever filed, owns or uploaded it', async () => {
    const { lead, partner, areaIds } = programme;
    const own = await core.evidence.add(lead, () => someEvidence(areaIds[0], { sensitivity: 'personal' }));
    expect(await answer(core.evidence.one(lead, own.id))).toBe('shown');
    const owned = await core.evidence.add(partner, () =>
      someEvidence(areaIds[2], { sensitivity: 'personal', ownerId: lead.personId }),
    );
    expect(await answer(core.evidence.one(lead, owned.id))).toBe('shown');
    expect(await answer(core.evidence.one(people['lead of another area'] ?? lead, owned.id))).toBe(
      '404 not-found',
    );
  });
});

describe('a duplicate', () => {
  it('is named to those alone who may open it', async () => {
    for (const [who, caller] of Object.entries(people)) {
      if (who === 'contributor' || who === 'administrator') continue;
      const [areaId] = caller.areaIds.length > 0 ? caller.areaIds : programme.areaIds;
      const { id } = await core.evidence.add(caller, () => someEvidence(areaId ?? '', { title: 'Twin' }));
      const twin = { fileName: 'b.txt', size: bytes.length, sha256: sha256(bytes) };
      const { duplicateOf } = await core.versions.add(caller, id, () => twin);
      const allowed = filed
        .filter((one) => mayOpen[who]?.includes(one.sensitivity))
        .map((one) => one.evidenceId);
      expect(allowed, who).toContain(duplicateOf?.evidenceId);
    }
  });

  it('is not hinted at when the only twin is not theirs to open', async () => {
    const secret = Buffer.from(`A child’s file ${crypto.randomUUID()}`);
    const { officer, partner, areaIds } = programme;
    await aFiledVersion(core, partner, someEvidence(areaIds[0], { sensitivity: 'personal' }), {
      fileName: 'c.txt',
      bytes: secret,
    });
    const { id } = await core.evidence.add(officer, () => someEvidence(areaIds[0]));
    const order = await core.versions.add(officer, id, () => ({
      fileName: 'd.txt',
      size: secret.length,
      sha256: sha256(secret),
    }));
    expect(order.duplicateOf).toBeUndefined();
    // An administrator knows that it exists, and may not open it: the lead they are as well is told nothing.
    const both = await aMember(core, programme.id, ['administrator', 'area-lead'], [areaIds[1]]);
    const own = await core.evidence.add(both, () => someEvidence(areaIds[1]));
    const twin = { fileName: 'e.txt', size: secret.length, sha256: sha256(secret) };
    expect((await core.versions.add(both, own.id, () => twin)).duplicateOf).toBeUndefined();
  });
});
