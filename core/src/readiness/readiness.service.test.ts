import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import type { NewEvidence } from '../evidence/evidence.service.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  explained,
  passInspection,
  refusalOf,
  someApproved,
  someCompleted,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { CriterionId } from './readiness.rules.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const on = today();
/** How a criterion of area 1 stands. */
const stateOf = async (id: CriterionId, day = on) => {
  const { areas } = await core.readiness.on(programme.officer, day);
  return areas[0]?.criteria.find((criterion) => criterion.id === id)?.state;
};
const approved = (said: Partial<NewEvidence> = {}) =>
  someApproved(core, programme, someEvidence(programme.areaIds[0], said));
const about = (versionNumber: number) => () => ({ versionNumber, comment: '' });
const withdraw = (evidenceId: string) => core.reviews.withdraw(programme.partner, evidenceId, about(1));
const rate = (code: string, comment: string, action = programme.actionIds[0]) =>
  core.ratings.rate(programme.officer, () => ({ actionId: action, code, comment, ...explained }));

describe('a criterion follows the facts', () => {
  it('impact: two sources, of evidence that is approved, current and about impact', async () => {
    expect(await stateOf('impact')).toBe('not-met');
    await approved({ source: 'families' });
    expect(await stateOf('impact')).toBe('partly');
    await approved({ source: 'families' });
    expect(await stateOf('impact')).toBe('partly');
    await core.evidence.add(programme.partner, () =>
      someEvidence(programme.areaIds[0], { source: 'health' }),
    );
    expect(await stateOf('impact')).toBe('partly');
    const second = await approved({ source: 'health' });
    expect(await stateOf('impact')).toBe('met');
    await withdraw(second);
    expect(await stateOf('impact')).toBe('partly');
  });

  it('families: their voice, whatever it shows', async () => {
    await approved({ source: 'council' });
    expect(await stateOf('families')).toBe('not-met');
    const own = someEvidence(programme.areaIds[0], { source: 'young-people' });
    await someApproved(core, programme, {
      ...own,
      links: own.links.map((link) => ({ ...link, shows: 'activity' as const })),
    });
    expect(await stateOf('families')).toBe('met');
  });

  it('output: each completed action has evidence that its result is used', async () => {
    const [areaId] = programme.areaIds;
    const [actionId] = programme.actionIds;
    expect(await stateOf('output')).toBe('met');
    const evidence = someEvidence(areaId);
    const links = evidence.links.map((link) => ({
      ...link,
      shows: 'output' as const,
      actionIds: [actionId],
    }));
    const shown = await someApproved(core, programme, { ...evidence, links });
    await someCompleted(core, programme, actionId);
    expect(await stateOf('output')).toBe('met');
    await withdraw(shown);
    expect(await stateOf('output')).toBe('not-met');
  });

  it('fresh: nothing approved is past its review date', async () => {
    await approved({ reviewBy: on });
    expect(await stateOf('fresh')).toBe('met');
    await approved({ reviewBy: addDays(on, -1) });
    expect(await stateOf('fresh')).toBe('partly');
    expect(await stateOf('impact')).toBe('partly');
  });

  it('plan: nothing red or overdue without a note, and a note from before says nothing about being late', async () => {
    const [actionId] = programme.actionIds;
    const dueOn = (day: string) =>
      asOwner(core, 'UPDATE action SET due_on = $2 WHERE id = $1', [actionId, day]);
    expect(await stateOf('plan')).toBe('met');
    await dueOn(on);
    expect(await stateOf('plan')).toBe('met');
    await dueOn(addDays(on, -1));
    expect(await stateOf('plan')).toBe('partly');
    await rate('W', 'Late, because the post was vacant.');
    expect(await stateOf('plan')).toBe('met');
    await asOwner(core, 'UPDATE rating SET as_at = $2 WHERE action_id = $1', [actionId, addDays(on, -1)]);
    expect(await stateOf('plan')).toBe('partly');
  });

  it('review: nothing waits for more than ten working days', async () => {
    const { evidenceId, number } = await aFiledVersion(
      core,
      programme.lead,
      someEvidence(programme.areaIds[0]),
    );
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(programme.lead, evidenceId, about(number));
    expect(await stateOf('review')).toBe('met');
    const submittedAgo = (days: number) =>
      asOwner(core, `UPDATE evidence SET submitted_at = now() - $2 * interval '1 day' WHERE id = $1`, [
        evidenceId,
        days,
      ]);
    await submittedAgo(10);
    expect(await stateOf('review')).toBe('met');
    await submittedAgo(30);
    expect(await stateOf('review')).toBe('partly');
    await core.reviews.approve(programme.officer, evidenceId, about(number));
    expect(await stateOf('review')).toBe('met');
  });

  it('a claim that ends, or moves to another area, counts there no more', async () => {
    const evidenceId = await approved();
    const [link] = await core.links.list(programme.partner, { evidenceId });
    await core.links.end(programme.partner, link?.id ?? '');
    expect(await stateOf('impact')).toBe('not-met');
  });

  it('an action that serves no area is a gap of the programme', async () => {
    const gaps = async () => (await core.readiness.on(programme.officer)).gaps.map((gap) => gap.what);
    expect(await gaps()).toEqual(['Action 1.1.4 serves no area']);
    await core.actions.change(programme.partner, programme.actionIds[3], 1, () => ({
      areaIds: [programme.areaIds[0]],
    }));
    expect(await gaps()).toEqual([]);
  });
});

describe('readiness of another day', () => {
  it('tells beforehand what will have become stale', async () => {
    await approved({ source: 'families', reviewBy: addDays(on, 30) });
    await approved({ source: 'health' });
    expect([await stateOf('impact'), await stateOf('fresh')]).toEqual(['met', 'met']);
    expect(await stateOf('impact', addDays(on, 30))).toBe('met');
    expect(await stateOf('impact', addDays(on, 31))).toBe('partly');
    expect(await stateOf('families', addDays(on, 31))).toBe('not-met');
    expect(await stateOf('fresh', addDays(on, 31))).toBe('partly');
  });

  it('tells beforehand what will be overdue and what will have waited too long', async () => {
    await asOwner(core, 'UPDATE action SET due_on = $2 WHERE id = $1', [
      programme.actionIds[0],
      addDays(on, 5),
    ]);
    expect(await stateOf('plan', addDays(on, 5))).toBe('met');
    expect(await stateOf('plan', addDays(on, 6))).toBe('partly');
    const { evidenceId, number } = await aFiledVersion(
      core,
      programme.lead,
      someEvidence(programme.areaIds[0]),
    );
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(programme.lead, evidenceId, about(number));
    expect(await stateOf('review', addDays(on, 30))).toBe('partly');
  });

  it('is refused beyond what anybody plans for', async () => {
    for (const day of ['2009-12-31', addDays(on, 366 * 11)])
      expect(await refusalOf(core.readiness.on(programme.officer, day))).toBe('422 day-out-of-range');
  });

  it('is not for contributors', async () => {
    expect(await refusalOf(core.readiness.on(programme.contributor))).toBe('403 role-not-allowed');
  });
});
