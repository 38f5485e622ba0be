import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  aVersion,
  explained,
  passInspection,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { CriterionId } from './readiness.rules.js';

/**
 * History is made through the services and then moved back day by day as the tables' owner: what the board would
 * have said on each of those days must come out again.
 */
let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const ago = (days: number) => addDays(today(), -days);
const about = (versionNumber: number) => () => ({ versionNumber, comment: '' });

/** All that has happened so far to this programme happened so many days earlier. */
async function passDays(days: number) {
  for (const change of [
    'evidence SET submitted_at = submitted_at - $2::interval, approved_at = approved_at - $2::interval',
    'review SET at = at - $2::interval',
    'link SET created_at = created_at - $2::interval, accepted_at = accepted_at - $2::interval, ended_at = ended_at - $2::interval',
    'rating SET as_at = (as_at - $2::interval)::date, recorded_at = recorded_at - $2::interval',
    'action_serves_area SET since = since - $2::interval, until = until - $2::interval',
    'evidence_version SET discarded_at = discarded_at - $2::interval',
  ])
    await asOwner(core, `UPDATE ${change} WHERE programme_id = $1`, [programme.id, `${days} days`]);
}

const on = async (day: string, id: CriterionId, area = 0) => {
  const { areas } = await core.readiness.on(programme.officer, day);
  return areas[area]?.criteria.find((criterion) => criterion.id === id)?.brief;
};

describe('readiness as at a past day', () => {
  it('replays an approval, a new version and a withdrawal', async () => {
    const { lead, partner, officer, areaIds } = programme;
    const evidenceId = await someApproved(core, programme, someEvidence(areaIds[0]));
    await passDays(10);
    const number = await aVersion(core, lead, evidenceId, {
      fileName: 'second.txt',
      bytes: Buffer.from(crypto.randomUUID()),
    });
    await passDays(10);
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(lead, evidenceId, about(number));
    await core.reviews.approve(officer, evidenceId, about(number));
    await passDays(10);
    await core.reviews.withdraw(partner, evidenceId, about(number));
    const told = await Promise.all([31, 30, 21, 20, 11, 10, 1, 0].map((days) => on(ago(days), 'impact')));
    expect(told).toEqual(['None', '1 source', '1 source', 'None', 'None', '1 source', '1 source', 'None']);
  });

  it('counts a claim from the day on which it was checked, until it ended', async () => {
    const { lead, officer, partner, areaIds } = programme;
    const evidenceId = await someApproved(core, programme, someEvidence(areaIds[0]));
    await passDays(5);
    const wanted = {
      areaId: areaIds[1],
      evidenceId,
      actionIds: [],
      shows: 'impact' as const,
      claim: 'Also here.',
    };
    const { id } = await core.links.add(lead, () => wanted);
    await passDays(5);
    await core.reviews.approve(officer, evidenceId, about(1));
    await passDays(5);
    await core.links.end(partner, id);
    const first = await Promise.all([15, 10, 5, 0].map((days) => on(ago(days), 'impact')));
    expect(first).toEqual(['1 source', '1 source', '1 source', '1 source']);
    const second = await Promise.all([15, 10, 6, 5, 1, 0].map((days) => on(ago(days), 'impact', 1)));
    expect(second).toEqual(['None', 'None', 'None', '1 source', '1 source', 'None']);
  });

  it('knows what had waited too long then, and that a discarded file waits no more', async () => {
    const { lead, areaIds } = programme;
    const { evidenceId, number } = await aFiledVersion(core, lead, someEvidence(areaIds[0]));
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(lead, evidenceId, about(number));
    await passDays(30);
    expect(await on(ago(25), 'review')).toBe('In hand');
    expect(await on(ago(1), 'review')).toBe('1 waiting');
    await core.versions.discard(lead, evidenceId, number, () => ({ reason: 'Wrong file.' }));
    await passDays(5);
    expect(await on(ago(6), 'review')).toBe('1 waiting');
    expect(await on(ago(1), 'review')).toBe('In hand');
    expect(await on(today(), 'review')).toBe('In hand');
  });

  it('reads the ratings of that day', async () => {
    const [actionId] = programme.actionIds;
    const rate = (code: string, comment: string) =>
      core.ratings.rate(programme.partner, () => ({ actionId, code, comment, ...explained }));
    await rate('R', '');
    await passDays(3);
    await rate('R', 'The provider withdrew; a new one starts in May.');
    const told = await Promise.all([4, 3, 1, 0].map((days) => on(ago(days), 'plan')));
    expect(told).toEqual(['In time', '1 silent', '1 silent', 'Explained']);
  });

  it('reads the mapping of that day', async () => {
    const { partner, actionIds, areaIds } = programme;
    await core.ratings.rate(partner, () => ({
      actionId: actionIds[0],
      code: 'R',
      comment: '',
      ...explained,
    }));
    await passDays(4);
    await core.actions.change(partner, actionIds[0], 2, () => ({ areaIds: [areaIds[1]] }));
    expect([await on(ago(1), 'plan'), await on(ago(1), 'plan', 1)]).toEqual(['1 silent', 'In time']);
    expect([await on(today(), 'plan'), await on(today(), 'plan', 1)]).toEqual(['In time', '1 silent']);
    const before = await core.readiness.on(programme.officer, ago(5));
    expect(before.gaps).toHaveLength(4);
  });

  it('of today, replayed, is what the projections say', async () => {
    const { lead, areaIds } = programme;
    await someApproved(core, programme, someEvidence(areaIds[0]));
    await someApproved(core, programme, someEvidence(areaIds[0], { source: 'health' }));
    const gone = await someApproved(core, programme, someEvidence(areaIds[1]));
    await core.reviews.withdraw(programme.partner, gone, about(1));
    await aFiledVersion(core, lead, someEvidence(areaIds[2]));
    const { areas: now } = await core.readiness.on(programme.officer);
    await passDays(1);
    const { areas: replayed } = await core.readiness.on(programme.officer, ago(1));
    expect(replayed).toEqual(now);
  });
});
