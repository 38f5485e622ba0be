import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  refusalOf,
  someApproved,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const rate = (caller: TestMember, actionId: string, code = 'T', comment = 'As planned.') =>
  core.ratings.rate(caller, () => ({ actionId, code, comment }));

async function someOutput(actionId: string, reviewBy?: string) {
  const evidence = someEvidence(programme.areaIds[0], { reviewBy });
  const links = evidence.links.map((link) => ({ ...link, shows: 'output' as const, actionIds: [actionId] }));
  return someApproved(core, programme, { ...evidence, links });
}

describe('a rating', () => {
  it('is given by a lead to the actions of their own areas only', async () => {
    const { lead, actionIds } = programme;
    expect(await rate(lead, actionIds[0])).toMatchObject({ code: 'T', ratedBy: 'Title of area-lead' });
    expect(await refusalOf(rate(lead, actionIds[1]))).toBe('403 role-not-allowed');
    expect(await refusalOf(rate(lead, actionIds[3]))).toBe('403 role-not-allowed');
    const mayRate = (await core.actions.list(lead, {})).map((action) => action.mayRate);
    expect(mayRate).toEqual([true, false, false, false]);
    expect((await core.actions.list(lead, { mine: true })).map((action) => action.id)).toEqual([
      actionIds[0],
    ]);
  });

  it('follows the mapping: whose area an action serves now', async () => {
    const { lead, partner, actionIds, areaIds } = programme;
    await core.actions.change(partner, actionIds[1], 1, () => ({ areaIds: [areaIds[0], areaIds[1]] }));
    await rate(lead, actionIds[1]);
    await core.actions.change(partner, actionIds[1], 2, () => ({ areaIds: [areaIds[1]] }));
    expect(await refusalOf(rate(lead, actionIds[1]))).toBe('403 role-not-allowed');
  });

  it('is given to any action by the partner and by officers, and by nobody else', async () => {
    const { partner, officer, contributor, admin, actionIds } = programme;
    for (const caller of [partner, officer]) expect((await rate(caller, actionIds[3])).code).toBe('T');
    for (const caller of [contributor, admin])
      expect(await refusalOf(rate(caller, actionIds[3]))).toBe('403 role-not-allowed');
  });

  it('stays beside the earlier ones, and the latest is the current one', async () => {
    const { partner, officer, actionIds } = programme;
    const [actionId] = actionIds;
    for (const code of ['N', 'W', 'R', 'T']) await rate(partner, actionId, code);
    expect((await core.ratings.list(officer, { actionId })).map((rating) => rating.code)).toEqual([
      'T',
      'R',
      'W',
      'N',
    ]);
    expect((await core.actions.one(officer, actionId)).rating?.code).toBe('T');
    await Promise.all(['N', 'W', 'R'].map((code) => rate(partner, actionId, code)));
    const changes = await asOwner<{ from: string; to: string }>(
      core,
      `SELECT details->>'from' AS from, details->>'to' AS to FROM audit_entry WHERE programme_id = $1 AND action = 'action.rated' ORDER BY id`,
      [programme.id],
    );
    expect(changes.slice(1).map((change) => change.from)).toEqual(
      changes.slice(0, -1).map((change) => change.to),
    );
    expect((await core.actions.one(officer, actionId)).rating?.code).toBe(changes.at(-1)?.to);
  });

  it('uses the words of the plan’s own scale', async () => {
    expect(await refusalOf(rate(programme.partner, programme.actionIds[0], 'X'))).toBe('422 unknown-level');
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(rate(programme.partner, elsewhere.actionIds[0]))).toBe('404 not-found');
  });
});

describe('a completed action', () => {
  it('needs a senior officer and evidence that its result is used', async () => {
    const { lead, partner, officer, actionIds } = programme;
    const [actionId] = actionIds;
    expect(await refusalOf(rate(officer, actionId, 'D'))).toBe('409 no-output-evidence');
    await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    expect(await refusalOf(rate(officer, actionId, 'D'))).toBe('409 no-output-evidence');
    await someOutput(actionIds[1]);
    expect(await refusalOf(rate(officer, actionId, 'D'))).toBe('409 no-output-evidence');
    await someOutput(actionId, addDays(today(), -1));
    expect(await refusalOf(rate(officer, actionId, 'D'))).toBe('409 no-output-evidence');
    await someOutput(actionId);
    for (const caller of [lead, partner])
      expect(await refusalOf(rate(caller, actionId, 'D'))).toBe('403 role-not-allowed');
    expect(await rate(officer, actionId, 'D')).toMatchObject({ code: 'D', meaning: 'done' });
  });

  it('needs evidence that is approved now', async () => {
    const { officer, partner, actionIds } = programme;
    const evidenceId = await someOutput(actionIds[0]);
    await core.reviews.withdraw(partner, evidenceId, () => ({ versionNumber: 1, comment: '' }));
    expect(await refusalOf(rate(officer, actionIds[0], 'D'))).toBe('409 no-output-evidence');
  });
});

describe('the areas an action serves', () => {
  it('are changed by the partner, from the version they saw', async () => {
    const { partner, officer, lead, actionIds, areaIds } = programme;
    const change = (caller: TestMember, seen: number, ids: string[]) =>
      core.actions.change(caller, actionIds[0], seen, () => ({ areaIds: ids }));
    for (const caller of [officer, lead])
      expect(await refusalOf(change(caller, 1, []))).toBe('403 role-not-allowed');
    expect(
      (await change(partner, 1, [areaIds[1], areaIds[2], areaIds[1]])).areas.map((area) => area.number),
    ).toEqual([2, 3]);
    expect(await refusalOf(change(partner, 1, []))).toBe('409 stale-version');
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(change(partner, 2, [elsewhere.areaIds[0]]))).toBe('422 unknown-area');
    const both = await Promise.allSettled([change(partner, 2, []), change(partner, 2, [areaIds[0]])]);
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('keep their history', async () => {
    const { partner, actionIds, areaIds } = programme;
    await core.actions.change(partner, actionIds[0], 1, () => ({ areaIds: [areaIds[1]] }));
    await core.actions.change(partner, actionIds[0], 2, () => ({ areaIds: [areaIds[0], areaIds[1]] }));
    const rows = await asOwner<{ area_id: string; ended: boolean }>(
      core,
      'SELECT area_id, until IS NOT NULL AS ended FROM action_serves_area WHERE action_id = $1 ORDER BY since, ended DESC',
      [actionIds[0]],
    );
    expect(rows.filter((row) => row.area_id === areaIds[0]).map((row) => row.ended)).toEqual([true, false]);
    expect(rows.filter((row) => row.area_id === areaIds[1]).map((row) => row.ended)).toEqual([false]);
  });
});
