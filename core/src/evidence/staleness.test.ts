import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  refusalOf,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;
const inDays = (days: number) => addDays(today(), days);

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

describe('what will be out of date', () => {
  it('is counted by area and listed for any day to come, over what one may read', async () => {
    const [first, second] = programme.areaIds;
    const make = (title: string, areaId: string, said = {}) =>
      someApproved(core, programme, someEvidence(areaId, { title, ...said }), programme.partner);
    await make('Soon', first, { reviewBy: inDays(10) });
    await make('Later', first, { reviewBy: inDays(40) });
    await make('Hidden', second, { reviewBy: inDays(10), sensitivity: 'official-sensitive' });
    await make('Undated', second, { kind: 'data', coversTo: '2026-08-31' });
    await make('Ageless', second, { kind: 'minutes' });
    const replaced = await make('Replaced', first, { reviewBy: inDays(10) });
    await core.supersede.set(programme.partner, await make('New', first, { kind: 'minutes' }), () => ({
      supersedes: replaced,
    }));

    const on = async (days: number, who = programme.partner) => core.staleness.on(who, inDays(days));
    const titles = async (days: number, who = programme.partner) =>
      (await on(days, who)).items.map((item) => item.title);
    expect(await titles(10)).toEqual([]);
    expect((await titles(11)).toSorted()).toEqual(['Hidden', 'Soon']);
    expect(await titles(41)).toContain('Later');
    const far = await on(41);
    expect(far.areas.map(({ number, counting, stale }) => [number, counting, stale])).toEqual([
      [1, 3, 2],
      [2, 3, 1],
      [3, 0, 0],
    ]);
    expect(far.undated).toEqual([expect.objectContaining({ title: 'Undated', usual: '2026-11-30' })]);

    // A lead of area 1 learns nothing of what is hidden in area 2, neither by name nor by number.
    const lead = await on(41, programme.lead);
    expect(lead.items.map((item) => item.title)).toEqual(['Soon', 'Later']);
    expect(lead.areas[1]).toMatchObject({ counting: 2, stale: 0 });
    expect((await on(41, programme.contributor)).items).toEqual([]);

    await asOwner(core, `UPDATE evidence SET review_by = $2 WHERE id = $1`, [far.items[0]?.id, inDays(-1)]);
    expect((await on(0)).items).toEqual([expect.objectContaining({ staleToday: true })]);
  });

  it('is asked about today or later', async () => {
    for (const day of [inDays(-1), inDays(4000)])
      expect(await refusalOf(core.staleness.on(programme.partner, day))).toBe('422 day-out-of-range');
  });
});
