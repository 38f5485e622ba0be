import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aMember,
  aProgramme,
  aVersion,
  passInspection,
  put,
  refusalOf,
  sha256,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { afterMove, type EvidenceMove, evidenceMoves } from './evidence.rules.js';
import type { EvidenceState } from './evidence.words.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const text = () => ({ fileName: 'note.txt', bytes: Buffer.from(`Words ${crypto.randomUUID()}`) });
const about =
  (versionNumber: number, comment = 'Seen.') =>
  () => ({ versionNumber, comment });
const one = (evidenceId: string) => core.evidence.one(programme.partner, evidenceId);

async function cleanVersion(evidenceId: string): Promise<number> {
  const number = await aVersion(core, programme.lead, evidenceId, text());
  await passInspection(core, programme.id, evidenceId, number);
  return number;
}

async function aCleanDraft(said: Parameters<typeof someEvidence>[1] = {}) {
  const filed = await aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0], said));
  await passInspection(core, programme.id, filed.evidenceId, filed.number);
  return filed;
}

async function make(move: EvidenceMove, evidenceId: string, number: number): Promise<number> {
  const { partner, officer } = programme;
  if (move === 'new-version') return cleanVersion(evidenceId);
  if (move === 'submit') await core.reviews.submit(partner, evidenceId, about(number));
  else if (move === 'approve') await core.reviews.approve(officer, evidenceId, about(number));
  else if (move === 'request-changes') await core.reviews.requestChanges(officer, evidenceId, about(number));
  else await core.reviews.withdraw(partner, evidenceId, about(number));
  return number;
}

describe('the moves of evidence', () => {
  it('follow the table, or are refused with 409 and change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...evidenceMoves), { minLength: 1, maxLength: 8 }),
        async (moves) => {
          const filed = await aCleanDraft();
          let { number } = filed;
          let state: EvidenceState = 'draft';
          for (const move of moves) {
            const before = await one(filed.evidenceId);
            const next = afterMove(state, move);
            if (next) {
              number = await make(move, filed.evidenceId, number);
              state = next;
              expect((await one(filed.evidenceId)).reviews).toHaveLength(before.reviews.length + 1);
            } else {
              expect(await refusalOf(make(move, filed.evidenceId, number))).toMatch(/^409 /);
              expect(await one(filed.evidenceId)).toEqual(before);
            }
            expect((await one(filed.evidenceId)).state).toBe(state);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('offer exactly the buttons that work', async () => {
    const { evidenceId, number } = await aCleanDraft();
    const offered = async () => {
      const { may } = await one(evidenceId);
      return Object.entries(may)
        .filter(([, allowed]) => allowed)
        .map(([name]) => name);
    };
    expect(await offered()).toEqual(['edit', 'addVersion', 'link', 'submit', 'changeOwner', 'withdraw']);
    await make('submit', evidenceId, number);
    expect(await offered()).toEqual([
      'edit',
      'addVersion',
      'link',
      'changeOwner',
      'approve',
      'requestChanges',
      'withdraw',
    ]);
    await make('approve', evidenceId, number);
    expect(await offered()).toEqual(['edit', 'addVersion', 'link', 'changeOwner', 'withdraw']);
    await make('withdraw', evidenceId, number);
    expect(await offered()).toEqual([]);
  });
});

describe('a verdict', () => {
  it('is given once when two people give it at once', async () => {
    const other = await aMember(core, programme.id, ['senior-officer']);
    for (let round = 0; round < 5; round += 1) {
      const { evidenceId, number } = await aCleanDraft();
      await make('submit', evidenceId, number);
      const given = await Promise.allSettled([
        core.reviews.approve(programme.officer, evidenceId, about(number)),
        core.reviews.approve(other, evidenceId, about(number)),
        core.reviews.requestChanges(programme.partner, evidenceId, about(number)),
      ]);
      expect(given.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect((await one(evidenceId)).reviews).toHaveLength(3);
    }
  });

  it('is never about a version one uploaded oneself', async () => {
    const { partner } = programme;
    const filed = await aFiledVersion(core, partner, someEvidence(programme.areaIds[0]));
    await passInspection(core, programme.id, filed.evidenceId, filed.number);
    await make('submit', filed.evidenceId, filed.number);
    for (const judge of [core.reviews.approve, core.reviews.requestChanges])
      expect(await refusalOf(judge.call(core.reviews, partner, filed.evidenceId, about(filed.number)))).toBe(
        '403 own-version',
      );
    expect((await one(filed.evidenceId)).may).toMatchObject({ approve: false, requestChanges: false });
    expect((await core.reviews.approve(programme.officer, filed.evidenceId, about(filed.number))).state).toBe(
      'approved',
    );
  });

  it('is asked for anew by a new version, and binds to the version it saw', async () => {
    const evidenceId = await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    const number = await cleanVersion(evidenceId);
    expect(await one(evidenceId)).toMatchObject({ state: 'draft', currentVersion: number });
    await make('submit', evidenceId, number);
    expect(await refusalOf(core.reviews.approve(programme.officer, evidenceId, about(number - 1)))).toBe(
      '409 other-version',
    );
    const { reviews, versions } = await core.reviews.approve(programme.officer, evidenceId, about(number));
    expect(reviews.at(-1)).toMatchObject({
      move: 'approve',
      versionNumber: number,
      sha256: versions.find((version) => version.number === number)?.sha256,
    });
  });

  it('waits for the file to be checked', async () => {
    const { evidenceId, number } = await aFiledVersion(
      core,
      programme.lead,
      someEvidence(programme.areaIds[0]),
    );
    expect(await refusalOf(core.reviews.submit(programme.lead, evidenceId, about(number)))).toBe(
      '409 not-clean',
    );
  });

  it('is asked for with a claim for every area', async () => {
    const [areaId] = programme.areaIds;
    const empty = await aCleanDraft({ links: [{ areaId, actionIds: [], shows: 'impact', claim: '' }] });
    expect(await refusalOf(make('submit', empty.evidenceId, empty.number))).toBe('422 not-complete');
    const none = await aCleanDraft({ links: [] });
    expect(await refusalOf(make('submit', none.evidenceId, none.number))).toBe('422 not-complete');
  });

  it('is not given to a claim that says nothing', async () => {
    const { evidenceId, number } = await aCleanDraft();
    await make('submit', evidenceId, number);
    const link = {
      evidenceId,
      areaId: programme.areaIds[0],
      actionIds: [],
      shows: 'output' as const,
      claim: '',
    };
    await core.links.add(programme.lead, () => link);
    expect(await refusalOf(make('approve', evidenceId, number))).toBe('422 not-complete');
    expect((await one(evidenceId)).state).toBe('submitted');
  });

  it('sends back only with a sentence', async () => {
    const { evidenceId, number } = await aCleanDraft();
    await make('submit', evidenceId, number);
    expect(
      await refusalOf(core.reviews.requestChanges(programme.officer, evidenceId, about(number, ''))),
    ).toBe('422 comment-missing');
  });
});

describe('a return', () => {
  const giveBack = async (
    said: object,
    title?: string,
    sensitivity: 'official' | 'personal' = 'official',
  ) => {
    const { evidenceId, number } = await aCleanDraft({ ...(title ? { title } : {}), sensitivity });
    await make('submit', evidenceId, number);
    const verdict = { versionNumber: number, comment: 'Add the year.', ...said };
    return core.reviews.requestChanges(programme.partner, evidenceId, () => verdict);
  };

  it('names what is wrong, once each, and without a reason something else', async () => {
    const { reviews } = await giveBack({ reasons: ['out-of-date', 'page-missing', 'out-of-date'] });
    expect(reviews.at(-1)).toMatchObject({
      reasons: ['out-of-date', 'page-missing'],
      comment: 'Add the year.',
    });
    expect(reviews).toContainEqual(expect.objectContaining({ move: 'submit', reasons: [] }));
    expect((await giveBack({})).reviews.at(-1)).toMatchObject({ reasons: ['other'] });
  });

  it('tells its owner both, where they look first', async () => {
    const title = `Returned ${crypto.randomUUID()}`;
    await giveBack({ reasons: ['unreadable'] }, title);
    const { groups } = await core.todo.of(programme.lead);
    const item = groups.flatMap((group) => group.items).find((each) => each.what === title);
    expect(item?.note).toBe('Can’t be read: Add the year.');
  });

  it('is counted by reason for reviewers, over what each may read', async () => {
    const counted = async (who: TestProgramme['partner']) =>
      (await core.reviews.reasons(who)).find((each) => each.reason === 'personal-data')?.count ?? 0;
    const { partner, officer } = programme;
    const before = { partner: await counted(partner), officer: await counted(officer) };
    await giveBack({ reasons: ['personal-data'] }, undefined, 'personal');
    expect(await counted(partner)).toBe(before.partner + 1);
    expect(await counted(officer)).toBe(before.officer);
    expect(await refusalOf((async () => core.reviews.reasons(programme.lead))())).toBe(
      '403 role-not-allowed',
    );
  });
});

describe('an approval', () => {
  it('sets the day of the next look when it names one, and else leaves it', async () => {
    const { evidenceId, number } = await aCleanDraft();
    await make('submit', evidenceId, number);
    const verdict = { versionNumber: number, comment: '', reviewBy: '2031-05-01' };
    expect(await core.reviews.approve(programme.officer, evidenceId, () => verdict)).toMatchObject({
      reviewBy: '2031-05-01',
    });
    const second = await cleanVersion(evidenceId);
    await make('submit', evidenceId, second);
    await make('approve', evidenceId, second);
    expect(await one(evidenceId)).toMatchObject({ reviewBy: '2031-05-01' });
  });
});

describe('a straggling upload', () => {
  it('of an older number takes no verdict away', async () => {
    const { evidenceId } = await aCleanDraft();
    const file = text();
    const straggler = await core.versions.add(programme.lead, evidenceId, () => ({
      fileName: file.fileName,
      size: file.bytes.length,
      sha256: sha256(file.bytes),
    }));
    const number = await cleanVersion(evidenceId);
    await make('submit', evidenceId, number);
    await make('approve', evidenceId, number);
    await put(straggler, file.bytes);
    await core.versions.complete(programme.lead, evidenceId, straggler.number, () => ({}));
    expect(await one(evidenceId)).toMatchObject({ state: 'approved', currentVersion: number });
  });
});
