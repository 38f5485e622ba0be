import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aMeasure,
  aProgramme,
  aReading,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { NewQuote } from './quotes.service.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const asAt = '2018-03-31';
async function aSeries() {
  const kpi = await core.kpis.add(programme.partner, () => aMeasure(programme.areaIds[0]));
  return { kpiId: kpi.id, seriesId: kpi.series[0]?.id ?? '' };
}
/** A document that quotes the figure, filed by the partner. */
async function quoting(title: string, quote: NewQuote, sensitivity: 'official' | 'personal' = 'official') {
  const evidence = someEvidence(programme.areaIds[0], { title, sensitivity });
  const links = evidence.links.map((link) => ({ ...link, quotes: [quote] }));
  return (await core.evidence.add(programme.partner, () => ({ ...evidence, links }))).id;
}
const linksOf = (evidenceId: string, who: TestMember = programme.partner) =>
  core.links.list(who, { evidenceId });

describe('a figure that a document quotes', () => {
  it('stands on its claim, which is then about the measure', async () => {
    const { kpiId, seriesId } = await aSeries();
    const id = await quoting('Board report', { seriesId, asAt, value: '84.7%' });
    const [link] = await linksOf(id);
    expect(link?.kpis.map((kpi) => kpi.id)).toEqual([kpiId]);
    expect(link?.quotes).toMatchObject([{ kpiId, seriesId, asAt, text: '84.7%', others: [] }]);
  });

  it('is flagged in both documents where another quotes a different one, and beside a reading that differs', async () => {
    const { kpiId, seriesId } = await aSeries();
    const one = await quoting('Board report', { seriesId, asAt, value: '84.7%' });
    const other = await quoting('Dashboard', { seriesId, asAt, value: '85%' });
    await quoting('Same again', { seriesId, asAt: '2019-03-31', value: '85%' });
    expect((await linksOf(one))[0]?.quotes[0]?.others).toEqual(['“Dashboard” says 85%']);
    expect((await linksOf(other))[0]?.quotes[0]?.others).toEqual(['“Board report” says 84.7%']);
    await core.readings.enter(programme.partner, () => aReading(seriesId, { asAt, value: '85%' }));
    const quotes = await core.quotes.list(programme.officer, { kpiId });
    expect(quotes.map(({ title, others, reading }) => [title, others.length, reading])).toEqual([
      ['Same again', 0, null],
      ['Board report', 1, '85%'],
      ['Dashboard', 1, null],
    ]);
  });

  it('never tells of a document a person may not read, nor counts a claim that ended', async () => {
    const { kpiId, seriesId } = await aSeries();
    const open = await quoting('Board report', { seriesId, asAt, value: '84.7%' });
    const closed = await quoting('One child’s file', { seriesId, asAt, value: '12%' }, 'personal');
    expect((await linksOf(open, programme.officer))[0]?.quotes[0]?.others).toEqual([]);
    expect(await core.quotes.list(programme.officer, { kpiId })).toHaveLength(1);
    expect((await linksOf(open))[0]?.quotes[0]?.others).toHaveLength(1);
    const [link] = await linksOf(closed);
    await core.links.end(programme.partner, link?.id ?? '');
    expect((await linksOf(open))[0]?.quotes[0]?.others).toEqual([]);
  });

  it('is of a measure of this programme', async () => {
    const quote = { seriesId: crypto.randomUUID(), asAt, value: '1' };
    await expect(quoting('Board report', quote)).rejects.toMatchObject({ code: 'unknown-measure' });
  });
});
