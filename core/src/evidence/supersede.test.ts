import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  passInspection,
  refusalOf,
  someApproved,
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

const inArea = (area: 0 | 1 | 2) => someEvidence(programme.areaIds[area]);
const one = (id: string, who = programme.partner) => core.evidence.one(who, id);
const replace = (newerId: string, supersedes: string | null, who = programme.partner) =>
  core.supersede.set(who, newerId, () => ({ supersedes }));
const counted = async (area: 0 | 1 | 2, day = today()) =>
  (await core.readiness.on(programme.officer, day)).areas[area]?.criteria.find(({ id }) => id === 'families')
    ?.detail;

async function submitted(area: 0 | 1 | 2) {
  const { evidenceId, number } = await aFiledVersion(core, programme.partner, inArea(area));
  await passInspection(core, programme.id, evidenceId, number);
  const verdict = { versionNumber: number, comment: '' };
  await core.reviews.submit(programme.partner, evidenceId, () => verdict);
  return { id: evidenceId, verdict };
}

describe('evidence that is replaced', () => {
  it('counts until the newer one is approved, again once that is withdrawn, and as it was on a past day', async () => {
    const older = await someApproved(core, programme, inArea(0));
    const newer = await submitted(0);
    await replace(newer.id, older);
    expect(await counted(0)).toMatch(/^1 piece/);
    expect((await one(older)).chain.at(0)).toMatchObject({ id: older, isThis: true, replacedAt: null });
    await core.reviews.approve(programme.officer, newer.id, () => newer.verdict);
    // Each of two would count: only the newer one does.
    expect(await counted(0)).toMatch(/^1 piece/);
    expect((await one(older)).chain.map(({ id, isThis }) => [id, isThis])).toEqual([
      [older, true],
      [newer.id, false],
    ]);
    const listed = await core.evidence.list(programme.partner, {
      filter: { superseded: true },
      sort: { field: 'title', descending: false },
      from: 0,
      to: 9,
    });
    expect(JSON.parse(listed.json).map(({ id }: { id: string }) => id)).toEqual([older]);

    // As if all of it had happened ten days earlier, but for the replacing, which is five days old.
    await asOwner(
      core,
      `UPDATE review SET at = at - interval '10 days' WHERE evidence_id = ANY($1::uuid[])`,
      [[older, newer.id]],
    );
    await asOwner(
      core,
      `UPDATE link SET created_at = created_at - interval '20 days', accepted_at = accepted_at - interval '20 days' WHERE evidence_id = ANY($1::uuid[])`,
      [[older, newer.id]],
    );
    await asOwner(
      core,
      `UPDATE supersession SET replaced_at = now() - interval '5 days' WHERE older_id = $1`,
      [older],
    );
    expect(await counted(0, addDays(today(), -7))).toMatch(/^2 pieces/);
    expect(await counted(0, addDays(today(), -3))).toMatch(/^1 piece /);

    await core.reviews.withdraw(programme.partner, newer.id, () => newer.verdict);
    expect(await counted(0)).toMatch(/^1 piece /);
    expect((await one(older)).chain).toEqual([]);
    expect(await counted(0, addDays(today(), -3))).toMatch(/^1 piece /);
  });

  it('leaves the pack', async () => {
    const older = await someApproved(core, programme, inArea(1));
    const newer = await someApproved(core, programme, inArea(1));
    await replace(newer, older);
    const { id } = await core.packs.build(programme.officer, () => ({
      kind: 'readiness',
      areas: [programme.areaIds[1]],
    }));
    const [pack] = await asOwner<{ manifest: unknown }>(core, 'SELECT manifest FROM pack WHERE id = $1', [
      id,
    ]);
    expect(JSON.stringify(pack?.manifest)).toContain(newer);
    expect(JSON.stringify(pack?.manifest)).not.toContain(older);
  });

  it('stays out when a link in the middle of its chain is withdrawn', async () => {
    const [first, second, third] = [
      await someApproved(core, programme, inArea(2)),
      await someApproved(core, programme, inArea(2)),
      await someApproved(core, programme, inArea(2)),
    ];
    await replace(second, first);
    await replace(third, second);
    expect(await counted(2)).toMatch(/^1 piece /);
    await core.reviews.withdraw(programme.partner, second, () => ({ versionNumber: 1, comment: '' }));
    expect(await counted(2)).toMatch(/^1 piece /);
    expect((await one(first)).chain.map(({ id }) => id)).toEqual([first, second, third]);
    expect(await refusalOf(replace(first, third))).toBe('409 replaced-already');
    expect(await refusalOf(replace(third, third))).toBe('422 replaces-itself');
    await replace(third, null);
    expect(await refusalOf(replace(third, null))).toBe('409 replaces-nothing');
  });

  it('is named only to whoever may read it, and replaced only by whoever may withdraw it', async () => {
    const secret = await someApproved(
      core,
      programme,
      {
        ...inArea(1),
        title: 'Hidden',
        sensitivity: 'official-sensitive',
      },
      programme.partner,
    );
    const open = await someApproved(core, programme, inArea(0));
    await replace(secret, open);
    const { chain } = await one(open, programme.lead);
    expect(chain.map(({ id, title }) => [id, title])).toEqual([
      [open, 'What parents say'],
      [null, null],
    ]);
    const mine = await someApproved(core, programme, inArea(0));
    expect(await refusalOf(replace(mine, secret, programme.lead))).toBe('404 not-found');
    const elsewhere = await someApproved(core, programme, inArea(2), programme.partner);
    expect(await refusalOf(replace(mine, elsewhere, programme.lead))).toBe('403 role-not-allowed');
    const other = await aProgramme(core);
    expect(await refusalOf(replace(mine, open, other.partner))).toBe('404 not-found');
  });

  it('has one successor when two people name one at once', async () => {
    const older = await someApproved(core, programme, inArea(0));
    const [a, b] = [await submitted(0), await submitted(0)];
    const given = await Promise.allSettled([replace(a.id, older), replace(b.id, older)]);
    expect(given.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});
