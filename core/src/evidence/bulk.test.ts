import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  passInspection,
  refusalOf,
  someApproved,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { BulkItem, BulkWish } from './bulk.service.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

/** `Omit` over a union keeps its members apart. */
type Wish = BulkWish extends infer Each ? (Each extends BulkWish ? Omit<Each, 'items'> : never) : never;
const run = (who: TestMember, wish: Wish, items: BulkItem[]) =>
  core.bulk.run(who, () => ({ ...wish, items }) as BulkWish);
const seen = async (id: string, versionNumber: number | null = 1): Promise<BulkItem> => ({
  id,
  version: (await core.evidence.one(programme.partner, id)).version,
  versionNumber,
});
async function clean(uploader: TestMember, title: string, state: 'draft' | 'submitted' = 'submitted') {
  const filed = await aFiledVersion(core, uploader, someEvidence(programme.areaIds[0], { title }));
  await passInspection(core, programme.id, filed.evidenceId, filed.number);
  if (state === 'submitted')
    await core.reviews.submit(programme.partner, filed.evidenceId, () => ({ versionNumber: 1, comment: '' }));
  return filed.evidenceId;
}
const stateOf = async (id: string) => (await core.evidence.one(programme.partner, id)).state;

describe('many at once', () => {
  it('does what it may and says of each of the others why not', async () => {
    const good = await clean(programme.lead, 'Good');
    const own = await clean(programme.partner, 'Own');
    const draft = await clean(programme.lead, 'Draft', 'draft');
    const nowhere = crypto.randomUUID();
    const items = [
      await seen(good),
      await seen(own),
      await seen(draft),
      { id: nowhere, version: 1, versionNumber: 1 },
    ];
    const { done, refused } = await run(programme.partner, { action: 'approve', comment: '' }, items);
    expect(done).toEqual([{ id: good, title: 'Good' }]);
    expect(refused.map(({ id, title, code }) => [id, title, code])).toEqual([
      [own, 'Own', 'own-version'],
      [draft, 'Draft', 'move-not-allowed'],
      [nowhere, null, 'not-found'],
    ]);
    expect(refused.every(({ reason }) => /^[A-Z].+\.$/.test(reason))).toBe(true);
    expect([await stateOf(good), await stateOf(own), await stateOf(draft)]).toEqual([
      'approved',
      'submitted',
      'draft',
    ]);
  });

  it('returns, submits, withdraws, dates and gives away under the rules of one', async () => {
    const [a, b] = [await clean(programme.lead, 'A'), await clean(programme.lead, 'B')];
    const both = async () => [await seen(a), await seen(b)];
    const each = async (wish: Wish) => (await run(programme.partner, wish, await both())).done.length;
    expect(await each({ action: 'request-changes', comment: 'Add pages.', reasons: ['page-missing'] })).toBe(
      2,
    );
    expect((await core.evidence.one(programme.lead, a)).reviews.at(-1)).toMatchObject({
      reasons: ['page-missing'],
    });
    expect(await each({ action: 'submit', comment: '' })).toBe(2);
    expect(await each({ action: 'set-review-by', reviewBy: '2031-01-31' })).toBe(2);
    expect((await core.evidence.one(programme.lead, b)).reviewBy).toBe('2031-01-31');
    expect(await each({ action: 'set-owner', ownerId: programme.officer.personId, reason: 'Theirs.' })).toBe(
      2,
    );
    expect(
      (await core.todo.of(programme.officer)).groups.find(({ id }) => id === 'handed-over')?.items,
    ).toHaveLength(2);
    expect(await each({ action: 'withdraw', comment: 'Not needed.' })).toBe(2);
    expect(await each({ action: 'withdraw', comment: 'Again.' })).toBe(0);
  });

  it('refuses what was seen too long ago, and leaves it', async () => {
    const id = await clean(programme.lead, 'Stale');
    const item = await seen(id);
    await core.reviewBy.set(programme.partner, id, item.version, () => ({ reviewBy: 'usual' }));
    const { done, refused } = await run(programme.partner, { action: 'set-review-by', reviewBy: null }, [
      item,
    ]);
    expect([done, refused.map(({ code }) => code)]).toEqual([[], ['stale-version']]);
    expect((await core.evidence.one(programme.partner, id)).reviewBy).not.toBeNull();
    const older = await run(programme.officer, { action: 'approve', comment: '' }, [
      { ...item, versionNumber: 7 },
    ]);
    expect(older.refused.map(({ code }) => code)).toEqual(['other-version']);
  });

  it('is not for a role that has no part in it, and names nothing it may not read', async () => {
    const secret = await someApproved(
      core,
      programme,
      someEvidence(programme.areaIds[1], { title: 'Hidden', sensitivity: 'official-sensitive' }),
      programme.partner,
    );
    const items = [await seen(secret)];
    expect(await refusalOf(run(programme.lead, { action: 'approve', comment: '' }, items))).toBe(
      '403 role-not-allowed',
    );
    expect(await refusalOf(run(programme.admin, { action: 'withdraw', comment: '' }, items))).toBe(
      '403 role-not-allowed',
    );
    const other = await aProgramme(core);
    for (const who of [programme.lead, programme.contributor, other.partner])
      expect((await run(who, { action: 'withdraw', comment: '' }, items)).refused).toEqual([
        expect.objectContaining({ id: secret, title: null, code: 'not-found' }),
      ]);
    expect(await stateOf(secret)).toBe('approved');
  });
});
