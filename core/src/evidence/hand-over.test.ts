import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aMember,
  aProgramme,
  asOwner,
  refusalOf,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;
let leaver: TestMember;
let heir: TestMember;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  leaver = await aMember(core, programme.id, ['area-lead'], [programme.areaIds[1], programme.areaIds[2]]);
  heir = await aMember(core, programme.id, ['area-lead'], [programme.areaIds[2]]);
});
afterAll(() => core.close());

const file = (owner: TestMember, title: string) =>
  core.evidence.add(programme.partner, () => ({
    ...someEvidence(programme.areaIds[1], { title }),
    ownerId: owner.personId,
  }));
const told = async (who: TestMember) =>
  (await core.todo.of(who)).groups.find((group) => group.id === 'handed-over')?.items ?? [];

describe('a change of owner', () => {
  it('is on record with its reason, told to the new owner, and gone once seen', async () => {
    const { id, version } = await file(leaver, 'Changed hands');
    const wish = { ownerId: heir.personId, reason: 'Area 2 is theirs now.' };
    const after = await core.owners.change(programme.partner, id, version, () => wish);
    expect(after.owner.id).toBe(heir.personId);
    expect(after.ownerChanges.at(-1)).toMatchObject({
      from: { id: leaver.personId },
      to: { id: heir.personId },
      reason: wish.reason,
      person: { id: programme.partner.personId },
    });
    const item = (await told(heir)).find((each) => each.what === 'Changed hands');
    expect(item).toMatchObject({ note: wish.reason, areaNumbers: [2], href: `/evidence/${id}` });
    expect(await refusalOf(core.owners.seen(leaver, item?.id ?? ''))).toBe('404 not-found');
    await core.owners.seen(heir, item?.id ?? '');
    await core.owners.seen(heir, item?.id ?? '');
    expect(await told(heir)).toEqual([]);
  });

  it('is refused to whoever may not, from an old page, to a stranger and to the same person', async () => {
    const { id, version } = await file(leaver, 'Stays');
    const give = (who: TestMember, to: TestMember, seen = version) =>
      refusalOf(core.owners.change(who, id, seen, () => ({ ownerId: to.personId, reason: 'x' })));
    const other = await aProgramme(core);
    expect(await give(leaver, heir)).toBe('403 role-not-allowed');
    expect(await give(programme.admin, heir)).toBe('403 role-not-allowed');
    expect(await give(programme.contributor, heir)).toBe('404 not-found');
    expect(await give(other.partner, heir)).toBe('404 not-found');
    expect(await give(programme.partner, heir, version + 1)).toBe('409 stale-version');
    expect(await give(programme.partner, other.lead)).toBe('422 unknown-owner');
    expect(await give(programme.partner, leaver)).toBe('422 same-owner');
  });
});

describe('a portfolio', () => {
  it('goes whole: documents, open asks and areas, with one line for the new owner', async () => {
    const from = await aMember(core, programme.id, ['area-lead'], [programme.areaIds[1]]);
    const to = await aMember(core, programme.id, ['area-lead'], [programme.areaIds[1]]);
    await file(from, 'One');
    await file(from, 'Two');
    const { id: askId } = await core.asks.make(programme.partner, () => ({
      areaId: programme.areaIds[1],
      personId: from.personId,
      what: 'Minutes of March',
      dueOn: '2030-01-01',
    }));
    expect(await core.handOver.portfolio(programme.admin, from.personId)).toMatchObject({
      evidence: 2,
      openAsks: 1,
      areas: [{ number: 2 }],
    });
    const wish = { to: to.personId, reason: 'Left in November.', areas: true };
    const summary = await core.handOver.handOver(programme.admin, from.personId, () => wish);
    expect(summary).toMatchObject({ to: { id: to.personId }, evidence: 2, asks: 1, areas: [2] });
    expect(await core.handOver.portfolio(programme.admin, from.personId)).toEqual({
      evidence: 0,
      openAsks: 0,
      areas: [],
    });
    expect((await told(to)).map((item) => [item.what, item.note])).toEqual([
      [expect.stringMatching(/^2 documents from /), 'Left in November.'],
    ]);
    expect((await core.asks.one(programme.partner, askId)).person.id).toBe(to.personId);
    const entries = await asOwner<{ action: string }>(
      core,
      `SELECT action FROM audit_entry WHERE programme_id = $1 AND (subject_id = $2 OR subject_id = $3) ORDER BY id`,
      [programme.id, from.personId, askId],
    );
    expect(entries.map((entry) => entry.action)).toEqual([
      'ask.made',
      'ask.handed-over',
      'person.handed-over',
    ]);
  });

  it('moves not at all when a part of it can’t', async () => {
    await file(leaver, 'Waits');
    const before = await core.handOver.portfolio(programme.admin, leaver.personId);
    const give = (who: TestMember, to: TestMember, areas = false) =>
      refusalOf(
        core.handOver.handOver(who, leaver.personId, () => ({ to: to.personId, reason: 'x', areas })),
      );
    const other = await aProgramme(core);
    expect(await give(programme.admin, programme.officer, true)).toBe('422 not-a-lead');
    expect(await give(programme.partner, heir, true)).toBe('403 areas-are-membership');
    expect(await give(programme.admin, programme.admin)).toBe('403 own-hand-over');
    expect(await give(programme.admin, other.lead)).toBe('422 unknown-owner');
    expect(await give(programme.admin, leaver)).toBe('422 same-owner');
    for (const who of [programme.lead, programme.officer, programme.contributor])
      expect(await refusalOf((async () => core.handOver.portfolio(who, leaver.personId))())).toBe(
        '403 role-not-allowed',
      );
    expect(await give(other.admin, other.lead)).toBe('404 not-found');
    expect(await core.handOver.portfolio(programme.admin, leaver.personId)).toEqual(before);
  });
});
