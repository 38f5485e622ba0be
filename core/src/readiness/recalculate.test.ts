import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  explained,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig({ DATABASE_POOL: '8' }));
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const rate = (comment: string) =>
  core.ratings.rate(programme.partner, () => ({
    actionId: programme.actionIds[0],
    code: 'R',
    comment,
    ...explained,
  }));
const wishes = async () => {
  const [row] = await asOwner<{ count: string }>(
    core,
    `SELECT count(*) FROM job WHERE programme_id = $1 AND name = 'recalculate' AND state IN ('due', 'queued')`,
    [programme.id],
  );
  return Number(row?.count);
};
const computed = () =>
  core.database.inProgramme(programme.id, (tx) => core.readiness.compute(tx, programme.id, today()));
const keptRows = () =>
  asOwner<{ area_id: string; criteria: unknown; state: string }>(
    core,
    `SELECT r.area_id, r.criteria, r.state FROM readiness_result r JOIN area a ON a.id = r.area_id
     WHERE r.programme_id = $1 ORDER BY a.number`,
    [programme.id],
  );

describe('the kept result', () => {
  it('is what would be computed, and is what the board shows', async () => {
    await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    const before = await core.readiness.on(programme.officer);
    await core.readiness.recalculate(programme.id);
    expect(await wishes()).toBe(0);
    const { areas, gaps } = await computed();
    const shown = await core.readiness.on(programme.officer);
    expect([shown.areas, shown.gaps]).toEqual([areas, gaps]);
    expect(before.areas).toEqual(areas);
    expect((await core.readiness.on(programme.officer)).computedAt).toEqual(shown.computedAt);
  });

  it('is not shown while a change waits to be counted', async () => {
    await core.readiness.recalculate(programme.id);
    await rate('');
    const shown = await core.readiness.on(programme.officer);
    expect(shown.areas[0]?.criteria.find((criterion) => criterion.id === 'plan')?.brief).toBe('1 silent');
  });

  it('is not shown on another day than its own', async () => {
    await core.readiness.recalculate(programme.id);
    expect(await core.readiness.needsNewDay(programme.id)).toBe(false);
    await asOwner(
      core,
      `UPDATE readiness_result SET as_at = as_at - 1, criteria = '[]', state = 'ready' WHERE programme_id = $1`,
      [programme.id],
    );
    expect(await core.readiness.needsNewDay(programme.id)).toBe(true);
    expect((await core.readiness.on(programme.officer)).areas).toEqual((await computed()).areas);
  });

  it('settles every wish of its moment with one run', async () => {
    for (const word of ['one', 'two', 'three']) await rate(word);
    expect(await wishes()).toBe(3);
    await core.readiness.recalculate(programme.id);
    expect(await wishes()).toBe(0);
  });

  it('never loses a change, however changes and runs fall together', async () => {
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([
        rate(round % 2 ? 'Explained.' : ''),
        core.readiness.recalculate(programme.id),
        core.evidence.add(programme.partner, () => someEvidence(programme.areaIds[1])),
        core.readiness.recalculate(programme.id),
        rate(round % 2 ? '' : 'Explained.'),
        core.readiness.recalculate(programme.id),
      ]);
      // As the relay does: a wish that is left is worked, none is made up.
      while ((await wishes()) > 0) await core.readiness.recalculate(programme.id);
      const { areas } = await computed();
      expect(await keptRows()).toEqual(
        areas.map((area) => ({ area_id: area.areaId, criteria: area.criteria, state: area.state })),
      );
    }
  });
});
