import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aMember,
  aProgramme,
  asOwner,
  refusalOf,
  someShowing,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

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

const propose = (caller: TestMember, code = 'D', of = actionId) =>
  core.signOffs.propose(caller, () => ({ actionId: of, code, comment: 'All teams use it.' }));
const sign = (caller: TestMember, id: string) => core.signOffs.sign(caller, id, () => ({ comment: 'Seen.' }));
const rating = async () => (await core.actions.one(programme.officer, actionId)).rating;

describe('a completed action', () => {
  it('needs evidence of its result or its impact: approved, current and linked to it', async () => {
    const { lead, actionIds } = programme;
    const refused = async () => expect(await refusalOf(propose(lead))).toBe('409 no-evidence');
    await refused();
    await someShowing(core, programme, actionId, 'activity');
    await refused();
    await someShowing(core, programme, actionIds[1]);
    await refused();
    await someShowing(core, programme, actionId, 'output', { reviewBy: addDays(today(), -1) });
    await refused();
    const evidenceId = await someShowing(core, programme, actionId);
    const { id } = await propose(lead);
    await core.reviews.withdraw(programme.partner, evidenceId, () => ({ versionNumber: 1, comment: '' }));
    expect(await refusalOf(sign(programme.officer, id))).toBe('409 no-evidence');
    expect(await rating()).toBeNull();
  });

  it('is proposed by its lead and signed by a senior officer', async () => {
    const { lead, partner, officer, admin } = programme;
    await someShowing(core, programme, actionId);
    expect(await propose(lead)).toMatchObject({ decision: null, mayDecide: false, code: 'D' });
    expect(await rating()).toBeNull();
    const [waiting] = await core.signOffs.list(officer, { open: true });
    const id = waiting?.id ?? '';
    expect(waiting).toMatchObject({ mayDecide: true, proposedBy: 'Title of area-lead', areaNumbers: [1] });
    for (const caller of [lead, partner, admin])
      expect(await refusalOf(sign(caller, id))).toBe('403 role-not-allowed');
    expect(await sign(officer, id)).toMatchObject({
      decision: 'signed',
      decidedBy: 'Title of senior-officer',
    });
    expect(await rating()).toMatchObject({
      meaning: 'done',
      comment: 'All teams use it.',
      ratedBy: 'Title of senior-officer',
    });
    expect(await refusalOf(sign(officer, id))).toBe('409 already-decided');
    expect(await refusalOf(propose(lead))).toBe('409 already-done');
  });

  it('is never signed by who proposed it, and never rated without a signature', async () => {
    const { officer, lead } = programme;
    await someShowing(core, programme, actionId);
    const rate = (caller: TestMember) =>
      refusalOf(core.ratings.rate(caller, () => ({ actionId, code: 'D', comment: 'Done.' })));
    expect([await rate(lead), await rate(officer)]).toEqual(['403 role-not-allowed', '409 not-proposed']);
    const { id } = await propose(officer);
    expect(await refusalOf(sign(officer, id))).toBe('403 own-proposal');
    expect(await refusalOf(propose(lead))).toBe('409 already-proposed');
    const second = await aMember(core, programme.id, ['senior-officer']);
    expect(await sign(second, id)).toMatchObject({ decision: 'signed' });
    // That it is still completed, a later round hears from its lead alone.
    const again = core.ratings.rate(lead, () => ({ actionId, code: 'D', comment: 'Still in use.' }));
    expect(await again).toMatchObject({ code: 'D', ratedBy: 'Title of area-lead' });
  });

  it('is signed once when two sign at once', async () => {
    await someShowing(core, programme, actionId);
    const { id } = await propose(programme.lead);
    const second = await aMember(core, programme.id, ['senior-officer']);
    const both = await Promise.allSettled([sign(programme.officer, id), sign(second, id)]);
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await core.ratings.list(programme.officer, { actionId })).toHaveLength(1);
  });

  it('is sent back with a sentence, or given up by another rating', async () => {
    const { lead, officer } = programme;
    await someShowing(core, programme, actionId);
    const { id } = await propose(lead);
    await core.signOffs.decline(officer, id, () => ({ comment: 'Two teams are missing.' }));
    expect(await rating()).toBeNull();
    const { id: again } = await propose(lead);
    await core.ratings.rate(lead, () => ({ actionId, code: 'W', comment: 'Two teams more.' }));
    expect(await refusalOf(sign(officer, again))).toBe('409 already-decided');
    const decided = await core.signOffs.list(officer, { actionId });
    expect(decided.map(({ decision, decisionComment }) => [decision, decisionComment])).toEqual([
      ['withdrawn', ''],
      ['declined', 'Two teams are missing.'],
    ]);
  });

  it('needs evidence of impact as well where its level says that it is embedded', async () => {
    const { actionIds } = programme;
    await someShowing(core, programme, actionIds[1], 'impact');
    await propose(programme.partner, 'D', actionIds[1]);
    await asOwner(core, 'UPDATE rating_level SET needs_embedding = true WHERE id = $1', [
      programme.levelIds.D,
    ]);
    await someShowing(core, programme, actionId);
    expect(await refusalOf(propose(programme.lead))).toBe('409 not-embedded');
    await someShowing(core, programme, actionId, 'impact');
    expect(await sign(programme.officer, (await propose(programme.lead)).id)).toMatchObject({
      decision: 'signed',
    });
  });

  it('is a matter of a done level, of one’s own actions, of one’s own programme', async () => {
    const { lead, officer, contributor, actionIds } = programme;
    expect(await refusalOf(propose(lead, 'T'))).toBe('422 needs-no-sign-off');
    expect(await refusalOf(propose(lead, 'D', actionIds[1]))).toBe('403 role-not-allowed');
    expect(await refusalOf(propose(contributor))).toBe('403 role-not-allowed');
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(propose(elsewhere.lead))).toBe('404 not-found');
    await someShowing(core, programme, actionId);
    const { id } = await propose(lead);
    expect(await refusalOf(sign(elsewhere.officer, id))).toBe('404 not-found');
    expect(await core.signOffs.list(elsewhere.officer, {})).toEqual([]);
    expect(await core.signOffs.list(officer, { open: true })).toHaveLength(1);
  });
});
