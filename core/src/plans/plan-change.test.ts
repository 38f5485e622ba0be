import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  refusalOf,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { PlanChange } from './plan-change.js';
import type { PlanView } from './plans.service.js';

let core: Core;
let programme: TestProgramme;
let top: PlanView;
let other: PlanView;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
  await asOwner(
    core,
    `INSERT INTO plan (programme_id, scale_id, title, kind, edition, mapping_note)
     SELECT programme_id, scale_id, 'Quicker', 'accelerated-plan', '1', '' FROM plan WHERE programme_id = $1`,
    [programme.id],
  );
  [top, other] = (await core.plans.list(programme.partner)) as [PlanView, PlanView];
});
afterAll(() => core.close());

const change = (plan: PlanView, said: PlanChange, who: TestMember = programme.partner) =>
  core.plans.change(who, plan.id, plan.version, () => said);

describe('a plan', () => {
  it('is called something else by the partner alone, from the version they saw', async () => {
    const renamed = await change(top, { title: 'The plan', edition: 'May' });
    expect(renamed).toMatchObject({ title: 'The plan', edition: 'May', kind: top.kind, version: 2 });
    expect(await refusalOf(change(top, { title: 'Once more' }))).toBe('409 stale-version');
    expect(await refusalOf(change(renamed, { title: 'x' }, programme.lead))).toBe('403 role-not-allowed');
  });

  it('is the accelerated plan of actions of one other plan, which show it, and is so no more when said', async () => {
    const [first, second] = programme.actionIds;
    const child = await change(other, { parentActionIds: [first, second] });
    expect(child.parent).toMatchObject({ id: top.id, actions: [{ id: first }, { id: second }] });
    const shown = async () => (await core.actions.one(programme.lead, first)).acceleratedPlans;
    expect(await shown()).toEqual([{ id: other.id, title: 'Quicker' }]);
    expect((await change(child, { parentActionIds: [] })).parent).toBeNull();
    expect(await shown()).toEqual([]);
  });

  it('is not its own, not of an action elsewhere, and has none under it when it is one', async () => {
    const [first] = programme.actionIds;
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(change(top, { parentActionIds: [first] }))).toBe('422 one-parent-plan');
    expect(await refusalOf(change(other, { parentActionIds: [elsewhere.actionIds[0]] }))).toBe(
      '422 unknown-action',
    );
    const [area] = await asOwner<{ id: string }>(
      core,
      `INSERT INTO action_area (programme_id, section_id, ref, title, leads, due_kind, position)
       SELECT programme_id, id, '9', 'Area', '{}', 'none', 0 FROM plan_section WHERE plan_id = $1 RETURNING id`,
      [top.id],
    );
    const [own] = await asOwner<{ id: string }>(
      core,
      `INSERT INTO action (programme_id, plan_id, action_area_id, ref, title, leads, due_kind, position)
       VALUES ($1, $2, $3, 'Q1', 'Quickly', '{}', 'none', 0) RETURNING id`,
      [programme.id, other.id, area?.id],
    );
    await change(other, { parentActionIds: [first] });
    expect(await refusalOf(change(top, { parentActionIds: [own?.id ?? ''] }))).toBe('422 one-level');
  });
});

describe('an action', () => {
  it('refers to places in other plans, and keeps its areas when only these are said', async () => {
    const [id] = programme.actionIds;
    const before = await core.actions.one(programme.partner, id);
    const references = ['CSC IP 3.4.6', 'Early Help 2.1'];
    const after = await core.actions.change(programme.partner, id, before.version, () => ({ references }));
    expect([after.references, after.areas, after.version]).toEqual([
      references,
      before.areas,
      before.version + 1,
    ]);
  });
});
