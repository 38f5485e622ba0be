import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import type { RevisitError } from '../errors/errors.js';
import {
  aMember,
  aProgramme,
  asOwner,
  explained,
  refusalOf,
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
  core.ratings.rate(caller, () => ({ actionId, code, comment, ...explained }));

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
    await core.actions.change(partner, actionIds[1], 3, () => ({ areaIds: [areaIds[1]] }));
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

describe('a red or overdue action', () => {
  const bare = (code: string) => () => ({ actionId: programme.actionIds[0], code, comment: 'x' });
  const overdue = () =>
    asOwner(core, 'UPDATE action SET due_on = $2 WHERE id = $1', [
      programme.actionIds[0],
      addDays(today(), -1),
    ]);

  it('says why, by when instead, and what its recovery needs', async () => {
    const { partner, officer, actionIds } = programme;
    const [actionId] = actionIds;
    await core.ratings.rate(partner, bare('W'));
    expect(await refusalOf(core.ratings.rate(partner, bare('R')))).toBe('422 explanation-missing');
    for (const lacking of ['reason', 'newDueOn', 'recovery'] as const) {
      const said = { ...bare('R')(), ...explained, [lacking]: undefined };
      const refused = await core.ratings.rate(partner, () => said).catch((error: RevisitError) => error);
      expect(refused).toMatchObject({ details: { errors: [{ path: lacking }] } });
    }
    const past = { ...bare('R')(), ...explained, newDueOn: addDays(today(), -1) };
    expect(await refusalOf(core.ratings.rate(partner, () => past))).toBe('422 explanation-missing');
    expect(await core.ratings.list(officer, { actionId })).toHaveLength(1);
    expect(await rate(partner, actionId, 'R')).toMatchObject(explained);
  });

  it('is asked when its date has passed, whatever it is rated', async () => {
    await core.ratings.rate(programme.lead, bare('W'));
    await overdue();
    for (const code of ['T', 'W', 'N'])
      expect(await refusalOf(core.ratings.rate(programme.lead, bare(code)))).toBe('422 explanation-missing');
    expect(await rate(programme.lead, programme.actionIds[0], 'W')).toMatchObject(explained);
  });
});

describe('people who rate at once', () => {
  it('lose nothing, fifty of them', async () => {
    const { partner, areaIds, planId, id } = programme;
    const actionIds = await asOwner<{ id: string }>(
      core,
      `INSERT INTO action (programme_id, plan_id, action_area_id, ref, title, due_kind, position)
       SELECT $1, $2, (SELECT id FROM action_area WHERE programme_id = $1), '2.' || n, 'Action', 'none', 10 + n FROM generate_series(1, 50) n RETURNING id`,
      [id, planId],
    );
    await asOwner(
      core,
      'INSERT INTO action_serves_area (programme_id, action_id, area_id) SELECT $1, unnest($2::uuid[]), $3',
      [id, actionIds.map((row) => row.id), areaIds[0]],
    );
    const round = await core.rounds.open(partner, () => ({
      planId,
      title: 'Round',
      from: '2026-01-01',
      to: '2026-02-28',
    }));
    const leads = await Promise.all(actionIds.map(() => aMember(core, id, ['area-lead'], [areaIds[0]])));
    await Promise.all(leads.map((lead, at) => rate(lead, actionIds[at]?.id ?? '', 'W', `From lead ${at}.`)));
    const said = await core.ratings.list(partner, {});
    expect(new Set(said.map((rating) => rating.comment)).size).toBe(50);
    expect((await core.rounds.one(partner, round.id)).answered).toBe(50);
  });

  it('and saw the same: one wins, the other is shown what changed', async () => {
    const { lead, partner, actionIds } = programme;
    const [actionId] = actionIds;
    const { version } = await core.actions.one(lead, actionId);
    const say = (caller: TestMember, comment: string) =>
      core.ratings.rate(caller, () => ({ actionId, code: 'W', comment }), version);
    const both = await Promise.allSettled([say(lead, 'The lead.'), say(partner, 'The partner.')]);
    const won = both.find((result) => result.status === 'fulfilled');
    const lost = both.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: { current: { version: version + 1, rating: { comment: won?.value.comment } } },
    });
    expect(await core.ratings.list(partner, { actionId })).toHaveLength(1);
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
