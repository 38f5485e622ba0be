import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import { aMeasure, aProgramme, aReading, type TestProgramme, testConfig } from '../testing/index.js';
import type { KpiDetail } from './kpis.load.js';
import type { NewKpi } from './kpis.service.js';
import type { NewValue } from './readings.service.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const aKpi = (said: Partial<NewKpi> = {}): Promise<KpiDetail> =>
  core.kpis.add(programme.partner, () => aMeasure(programme.areaIds[0], [], said));
const aValue = (kpi: KpiDetail, said: Partial<NewValue> = {}): NewValue =>
  aReading(kpi.series[0]?.id ?? '', { asAt: addDays(today(), -5), ...said });
const enter = (kpi: KpiDetail, said: Partial<NewValue> = {}, who = programme.partner) =>
  core.readings.enter(who, () => aValue(kpi, said));
const as = (code: string) => expect.objectContaining({ code });

describe('a measure', () => {
  it('has its figures, its target, its verdict and its direction, each as at a day', async () => {
    const kpi = await aKpi({ polarity: 'higher' });
    const before = addMonths(today(), -2);
    await enter(kpi, { asAt: before, value: '80%' });
    await enter(kpi);
    await enter(kpi, { kind: 'target', asAt: addMonths(today(), 1), value: '90%', period: '18/19' });
    await enter(kpi, { kind: 'national', asAt: before, value: '67%' });
    const seen = await core.kpis.one(programme.lead, kpi.id);
    expect(seen).toMatchObject({ unit: '%', verdict: 'off', overdue: false, read: true, mayEnter: true });
    expect(seen.series).toMatchObject([
      {
        latest: { text: '84.7%', number: 84.7 },
        target: { number: 90, period: '18/19' },
        national: { number: 67 },
        neighbours: null,
        travel: 'better',
        figures: [{ number: 80 }, { number: 84.7 }],
      },
    ]);
    expect(seen.values).toHaveLength(4);
    const [yesterday] = await core.kpis.list(programme.lead, { id: kpi.id, on: addDays(today(), -1) });
    expect(yesterday?.series[0]?.latest).toBeNull();
  });

  it('keeps words in the place of a figure, and tells no verdict from them', async () => {
    const kpi = await aKpi({ polarity: 'lower' });
    await enter(kpi, { value: 'Baseline March 2019' });
    await enter(kpi, { kind: 'target', asAt: today(), value: '3' });
    const { series, read, verdict } = await core.kpis.one(programme.officer, kpi.id);
    expect(series[0]?.latest).toMatchObject({ text: 'Baseline March 2019', number: null });
    expect([read, verdict]).toEqual([false, 'cannot-tell']);
  });

  it('is overdue a month after the reading that should have come', async () => {
    const kpi = await aKpi();
    expect(kpi.overdue).toBe(false);
    await enter(kpi, { asAt: addMonths(today(), -3) });
    expect((await core.kpis.one(programme.lead, kpi.id)).overdue).toBe(true);
    const late = await core.kpis.list(programme.lead, { overdue: true });
    expect(late.map((each) => each.ref)).toContain(kpi.ref);
    await enter(kpi);
    expect((await core.kpis.one(programme.lead, kpi.id)).overdue).toBe(false);
  });

  it('has a guessed polarity until a person says it', async () => {
    const kpi = await aKpi({ measure: 'Number of complaints', areaIds: [...programme.areaIds].slice(0, 2) });
    expect([kpi.polarity, kpi.polarityIsGuess]).toEqual(['lower', true]);
    const { series: _, ...same } = { ...kpi, areaIds: [programme.areaIds[1]], actionIds: [] };
    const kept = await core.kpis.change(programme.partner, kpi.id, kpi.version, () => ({
      ...same,
      polarity: undefined,
      covers: ['health', 'care'],
    }));
    expect([kept.polarityIsGuess, kept.covers]).toEqual([true, ['health', 'care']]);
    expect(kept.areas.map((area) => area.number)).toEqual([2]);
    const set = await core.kpis.change(programme.partner, kpi.id, kept.version, () => ({
      ...same,
      polarity: 'lower',
    }));
    expect([set.polarity, set.polarityIsGuess]).toEqual(['lower', false]);
    const stale = core.kpis.change(programme.partner, kpi.id, kept.version, () => ({
      ...same,
      polarity: 'none',
    }));
    await expect(stale).rejects.toEqual(as('stale-version'));
  });

  it('has a ref of its own', async () => {
    const { ref } = await aKpi();
    await expect(aKpi({ ref })).rejects.toEqual(as('ref-taken'));
  });
});

describe('a value', () => {
  it('is never overwritten: a correction says what it corrects', async () => {
    const kpi = await aKpi();
    const first = await enter(kpi);
    await expect(enter(kpi, { value: '90%' })).rejects.toMatchObject({
      code: 'value-there',
      details: { current: { text: '84.7%' } },
    });
    await enter(kpi, { value: '90%', corrects: first.id });
    const seen = await core.kpis.one(programme.lead, kpi.id);
    expect(seen.values.map((value) => [value.text, value.standing])).toEqual([
      ['90%', true],
      ['84.7%', false],
    ]);
    expect(seen.series[0]?.figures).toMatchObject([{ number: 90 }]);
    await expect(enter(kpi, { value: '91%', corrects: first.id })).rejects.toEqual(as('value-there'));
  });

  it('of one day is entered by one of two who enter it at once', async () => {
    const kpi = await aKpi();
    const both = await Promise.allSettled([enter(kpi, { value: '1' }), enter(kpi, { value: '2' })]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await core.readings.list(programme.lead, { kpiId: kpi.id })).length).toBe(1);
  });

  it('is given by the lead of an area it tells about, or by the partner', async () => {
    const [ours, other] = [await aKpi(), await aKpi({ areaIds: [programme.areaIds[1]] })];
    await enter(ours, {}, programme.lead);
    await expect(enter(other, {}, programme.lead)).rejects.toEqual(as('role-not-allowed'));
    await expect(enter(ours, {}, programme.officer)).rejects.toEqual(as('role-not-allowed'));
    await expect(enter(ours, { kind: 'target' }, programme.lead)).rejects.toEqual(as('role-not-allowed'));
    await expect(core.kpis.one(programme.contributor, ours.id)).rejects.toEqual(as('role-not-allowed'));
  });

  it('does not speak of a day to come, unless it is aimed at', async () => {
    const kpi = await aKpi();
    await expect(enter(kpi, { asAt: addDays(today(), 1) })).rejects.toEqual(as('reading-of-the-future'));
    await enter(kpi, { kind: 'target', asAt: addMonths(today(), 12) });
  });
});
