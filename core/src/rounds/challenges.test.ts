import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import { challengesOf } from '../plans/challenge.rules.js';
import { levelMeanings } from '../plans/plans.words.js';
import {
  aProgramme,
  asOwner,
  explained,
  refusalOf,
  someShowing,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

const days = fc.integer({ min: -800, max: 800 }).map((by) => addDays('2026-06-15', by));
const standing = fc.record({
  meaning: fc.option(fc.constantFrom(...levelMeanings)),
  dueOn: fc.option(days),
  showingEvidence: fc.nat(3),
});

describe('a challenge', () => {
  it('meets what is called done or on track without evidence, and what is called on track past its date', () => {
    fc.assert(
      fc.property(standing, days, (action, on) => {
        const kinds = challengesOf(action, on);
        const claims = action.meaning === 'done' || action.meaning === 'on-track';
        expect(kinds.includes('no-evidence')).toBe(claims && action.showingEvidence === 0);
        const late = action.dueOn !== null && action.dueOn < on;
        expect(kinds.includes('past-due')).toBe(action.meaning === 'on-track' && late);
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
    );
  });

  it('never comes back when evidence is added, and never goes because a day passes', () => {
    fc.assert(
      fc.property(standing, days, fc.nat(400), (action, on, later) => {
        const more = { ...action, showingEvidence: action.showingEvidence + 1 };
        expect(challengesOf(more, on).length).toBeLessThanOrEqual(challengesOf(action, on).length);
        expect(challengesOf(action, addDays(on, later))).toEqual(
          expect.arrayContaining(challengesOf(action, on)),
        );
      }),
    );
  });
});

describe('a challenged rating', () => {
  let core: Core;
  let programme: TestProgramme;
  let actionId: string;
  beforeAll(async () => {
    core = await createCore(testConfig());
  });
  beforeEach(async () => {
    programme = await aProgramme(core);
    [actionId] = programme.actionIds;
  });
  afterAll(() => core.close());

  const rate = (code: string, by = programme.lead) =>
    core.ratings.rate(by, () => ({ actionId, code, comment: 'As planned.', ...explained }));
  const override = (
    caller: TestMember,
    said = { name: 'Director of Education', reason: 'Seen on a visit.' },
  ) => core.challenges.override(caller, () => ({ actionId, ...said }));
  const challenge = async () => (await core.actions.one(programme.officer, actionId)).challenge;
  const due = (day: string) => asOwner(core, 'UPDATE action SET due_on = $2 WHERE id = $1', [actionId, day]);

  it('is flagged until current, approved evidence shows its result or its impact', async () => {
    expect(await challenge()).toBeNull();
    await rate('T');
    expect(await challenge()).toMatchObject({ open: ['no-evidence'], override: null });
    expect(await core.actions.list(programme.officer, { challenged: true })).toHaveLength(1);
    await someShowing(core, programme, actionId, 'activity');
    expect(await challenge()).toMatchObject({ open: ['no-evidence'] });
    await someShowing(core, programme, actionId, 'impact');
    expect(await challenge()).toBeNull();
    await due(addDays(today(), -1));
    expect(await challenge()).toMatchObject({ open: ['past-due'] });
    await rate('W');
    expect(await challenge()).toBeNull();
  });

  it('is stood by with a name and a reason, and both are seen later', async () => {
    const { officer, lead, partner } = programme;
    await rate('T');
    for (const caller of [lead, programme.admin, programme.contributor])
      expect(await refusalOf(override(caller))).toBe('403 role-not-allowed');
    await override(partner);
    expect(await challenge()).toMatchObject({
      kinds: ['no-evidence'],
      open: [],
      override: { name: 'Director of Education', reason: 'Seen on a visit.' },
    });
    expect(await refusalOf(override(officer))).toBe('409 already-overridden');
    const { areas } = await core.readiness.on(officer);
    expect(areas[0]?.criteria.find(({ id }) => id === 'plan')?.challenges).toEqual([
      expect.objectContaining({
        ref: '1.1.1',
        name: 'Director of Education',
        reason: 'Seen on a visit.',
        open: [],
      }),
    ]);
    await rate('W');
    expect(await challenge()).toBeNull();
    expect(await core.challenges.overrides(officer, { actionId })).toMatchObject([
      {
        name: 'Director of Education',
        reason: 'Seen on a visit.',
        overriddenBy: 'Title of improvement-partner',
      },
    ]);
  });

  it('is challenged anew by what nobody has answered, and when it is rated anew', async () => {
    await rate('T');
    await override(programme.officer);
    await due(addDays(today(), -1));
    expect(await challenge()).toMatchObject({ open: ['past-due'] });
    await override(programme.officer);
    expect(await challenge()).toMatchObject({ open: [] });
    await rate('T');
    expect(await challenge()).toMatchObject({ open: ['no-evidence', 'past-due'], override: null });
  });

  it('is not answered for by who gave it, nor when nothing speaks against it', async () => {
    const { partner, officer } = programme;
    await rate('T', partner);
    expect(await refusalOf(override(partner))).toBe('403 own-rating');
    await override(officer);
    await rate('W', partner);
    expect(await refusalOf(override(officer))).toBe('409 not-challenged');
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(override(elsewhere.officer))).toBe('404 not-found');
  });
});
