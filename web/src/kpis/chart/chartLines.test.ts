import { describe, expect, it } from 'vitest';
import type { KpiDetail } from '../../types.js';
import { chartLines } from './chartLines.js';

type Value = KpiDetail['values'][number];
const value = (kind: Value['kind'], asAt: string, number: number | null, standing = true): Value => ({
  id: `${kind}${asAt}${number}`,
  seriesId: 's',
  kind,
  period: '',
  asAt,
  text: number === null ? 'N/A' : `${number}%`,
  number,
  knownOn: asAt,
  source: '',
  enteredBy: null,
  recordedAt: '',
  standing,
});

describe('what a chart draws', () => {
  it('is nothing without a figure', () => {
    expect(chartLines([value('reading', '2026-01-31', null)], '2026-02-01')).toBeNull();
  });

  it('is every figure that stands, oldest first, and no words', () => {
    const lines = chartLines(
      [
        value('reading', '2026-03-31', 3),
        value('reading', '2026-01-31', 1),
        value('reading', '2026-02-28', null),
        value('reading', '2026-03-31', 9, false),
      ],
      '2026-04-05',
    );
    expect(lines?.readings.map(({ number }) => number)).toEqual([1, 3]);
    expect([lines?.from, lines?.to]).toEqual(['2026-01-31', '2026-04-05']);
  });

  it('joins no readings between which others are missing', () => {
    const days = ['2018-03-31', '2026-01-31', '2026-02-28', '2026-04-30'];
    const values = days.map((day, index) => value('reading', day, index));
    const runs = (months: number | null) =>
      chartLines(values, '2026-05-01', months)?.runs.map((run) => run.length);
    expect(runs(1)).toEqual([1, 3]);
    expect(runs(null)).toEqual([4]);
  });

  it('holds a target for the year before its day, and the last until there is another', () => {
    const lines = chartLines(
      [
        value('reading', '2018-03-31', 27),
        value('target', '2020-03-31', 50),
        value('target', '2019-03-31', 40),
        value('national', '2018-03-31', 60),
      ],
      '2021-01-01',
    );
    expect(lines?.targets.map(({ from, to, number }) => [from, to, number])).toEqual([
      ['2018-03-31', '2019-03-31', 40],
      ['2019-03-31', '2021-01-01', 50],
    ]);
    expect(lines?.national).toMatchObject({ from: '2018-03-31', to: '2021-01-01', number: 60 });
    expect(lines?.neighbours).toBeNull();
  });
});
