import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  passInspection,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;
beforeAll(async () => {
  core = await createCore(testConfig());
});
afterAll(() => core.close());
beforeEach(async () => {
  programme = await aProgramme(core);
});

const ask = (what: string) =>
  core.asks.make(programme.partner, () => ({
    areaId: programme.areaIds[0],
    personId: programme.lead.personId,
    what,
    dueOn: '2030-01-01',
  }));
const write = (instant: string) => core.digest.writeDue(programme.id, new Date(instant));

interface Written {
  text: string;
  subject: string;
}
/** What was written to the lead, oldest first. */
async function toLead(): Promise<Written[]> {
  const rows = await core.database.inProgramme(programme.id, (tx) =>
    tx.query<{ id: string }[]>(
      `SELECT id FROM mail WHERE template = 'daily-digest' AND about_id = $1 ORDER BY posted_at`,
      [programme.lead.personId],
    ),
  );
  const written: Written[] = [];
  for (const { id } of rows) {
    const { text, subject } = await core.outgoing.one(programme.admin, id);
    written.push({ text: text ?? '', subject: subject ?? '' });
  }
  return written;
}
const choose = (days: number[], hour: number, version = 0) =>
  core.digestChoice.choose(programme.lead, version, () => ({ days, hour }));

describe('the daily message', () => {
  it('says what the home page says, once a day, however many processes write it', async () => {
    await ask('Minutes of the partnership board');
    await ask('The exclusions report');
    const monday = '2026-11-23T08:30:00Z';
    await Promise.all([write(monday), write(monday), write(monday)]);
    expect(await write('2026-11-23T12:00:00Z')).toBe(0);
    const [message, ...more] = await toLead();
    expect(more).toEqual([]);
    expect(message?.subject).toMatch(/^2 things wait for you in /);
    const { groups } = await core.todo.of(programme.lead);
    for (const { title, items } of groups.filter((group) => group.items.length > 0)) {
      expect(message?.text).toContain(title);
      for (const { what, href } of items) {
        expect(message?.text).toContain(what);
        expect(message?.text).toContain(href);
      }
    }
    expect(message?.text).toContain('Due Tuesday 1 January 2030.');
  });

  it('is silent while nothing is new, then tells again with the new, and counts what it told before', async () => {
    await ask('Minutes of the partnership board');
    await write('2026-11-23T09:00:00Z');
    await write('2026-11-24T09:00:00Z');
    expect(await toLead()).toHaveLength(1);
    await ask('The exclusions report');
    await write('2026-11-26T09:00:00Z');
    await write('2026-11-27T09:00:00Z');
    const [, second, ...more] = await toLead();
    expect(more).toEqual([]);
    expect(second?.text).toContain('The exclusions report');
    expect(second?.text).toContain('Minutes of the partnership board');
    await ask('A third thing');
    await write('2026-11-27T09:00:00Z');
    await write('2026-11-30T09:00:00Z');
    const third = (await toLead()).at(-1);
    expect(third?.subject).toMatch(/^2 things wait/);
    expect(third?.text).toMatch(/Besides, 1 thing still\swaits that you were told of before\./);
  });

  it.each([
    ['a Saturday', '2026-11-21T09:00:00Z'],
    ['a bank holiday', '2026-12-28T09:00:00Z'],
    ['an hour too early, in summer time', '2026-06-15T06:59:00Z'],
    ['the evening', '2026-11-23T20:00:00Z'],
  ])('does not come on %s', async (_what, instant) => {
    await ask('Minutes');
    expect(await write(instant)).toBe(0);
    expect(await toLead()).toEqual([]);
  });

  it('comes when a person chose it, or not at all', async () => {
    await ask('Minutes');
    expect(await core.digestChoice.choice(programme.lead)).toMatchObject({
      days: [1, 2, 3, 4, 5],
      hour: 8,
      version: 0,
    });
    expect(await choose([3, 1], 14)).toMatchObject({ days: [1, 3], hour: 14, version: 1 });
    await expect(choose([5], 9)).rejects.toMatchObject({ code: 'stale-version' });
    for (const instant of ['2026-11-24T15:00:00Z', '2026-11-25T13:59:00Z']) await write(instant);
    expect(await toLead()).toEqual([]);
    await write('2026-11-25T14:00:00Z');
    expect(await toLead()).toHaveLength(1);
    await choose([], 14, 1);
    await ask('More minutes');
    for (const day of [26, 27, 30]) await write(`2026-11-${day}T15:00:00Z`);
    expect(await toLead()).toHaveLength(1);
  });

  it('keeps the title of a personal document in the portal', async () => {
    const evidence = {
      ...someEvidence(programme.areaIds[0]),
      title: 'Case notes of Sam',
      sensitivity: 'personal' as const,
    };
    const { evidenceId, number } = await aFiledVersion(core, programme.lead, evidence);
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(programme.lead, evidenceId, () => ({ versionNumber: number, comment: '' }));
    await core.reviews.requestChanges(programme.partner, evidenceId, () => ({
      versionNumber: number,
      comment: 'Sam is named on page 2.',
      reasons: [],
    }));
    await write('2026-11-23T09:00:00Z');
    const [message] = await toLead();
    expect(message?.text).toContain('A personal document');
    expect(message?.text).not.toContain('Sam');
  });
});
