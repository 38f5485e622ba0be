import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, addMonths, type Day, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import { aMeasure, aProgramme, aReading, type TestProgramme, testConfig } from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

async function measuresOf(on: Day = today()) {
  const { areas } = await core.readiness.on(programme.officer, on);
  const found = areas[0]?.criteria.find((criterion) => criterion.id === 'measures');
  return found && [found.state, found.detail, found.gaps.length];
}

it('readiness follows the readings of an area’s measures, each day with what was known then', async () => {
  expect(await measuresOf()).toEqual([
    'partly',
    '0 measures: 0 off target, 0 with a reading overdue, 0 without a figure.',
    1,
  ]);
  const kpi = await core.kpis.add(programme.partner, () =>
    aMeasure(programme.areaIds[0], [], { polarity: 'higher' }),
  );
  const seriesId = kpi.series[0]?.id ?? '';
  expect(await measuresOf()).toEqual([
    'not-met',
    '1 measure: 0 off target, 0 with a reading overdue, 1 without a figure.',
    1,
  ]);
  const first = await core.readings.enter(programme.lead, () => aReading(seriesId, { value: '80%' }));
  await core.readings.enter(programme.partner, () =>
    aReading(seriesId, { kind: 'target', value: '90%', asAt: addMonths(today(), 2) }),
  );
  expect((await measuresOf())?.[1]).toMatch(/^1 measure: 1 off target, 0 with/);
  await core.readings.enter(programme.lead, () => aReading(seriesId, { value: '91%', corrects: first.id }));
  expect((await measuresOf())?.[0]).toBe('met');
  // Nobody will have read it by then; and yesterday no measure told about the area.
  expect((await measuresOf(addMonths(today(), 4)))?.[1]).toMatch(/1 with a reading overdue/);
  expect((await measuresOf(addDays(today(), -1)))?.[1]).toMatch(/^0 measures/);
});
