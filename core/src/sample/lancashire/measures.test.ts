import { describe, expect, it } from 'vitest';
import { monthsOfFrequency } from '../../kpis/frequency.js';
import { guessPolarity } from '../../kpis/polarity-guess.js';
import { readValue } from '../../kpis/value-text.js';
import { areas } from './areas.js';
import { measures } from './measures.js';

const all = measures.flatMap((measure) => measure.series.map((series) => ({ measure, series })));
const figuresOf = (texts: readonly string[]) => texts.flatMap((text) => readValue(text).number ?? []);

describe('the sample’s measures', () => {
  it('are the 35 of the published plan, in 49 series', () => {
    expect(measures).toHaveLength(35);
    expect(all).toHaveLength(49);
    expect(new Set(measures.map((measure) => measure.ref)).size).toBe(35);
    expect(measures.map((measure) => measure.section).join('')).toBe(
      '1'.repeat(8) + '2'.repeat(7) + '3'.repeat(6) + '4'.repeat(14),
    );
  });

  it('print as many figures of each kind as the plan, and words in the place of the others', () => {
    const printed = (pick: (series: (typeof all)[number]['series']) => string) =>
      figuresOf(all.map(({ series }) => pick(series))).length;
    expect([
      printed((series) => series.latest),
      printed((series) => series.targets[0]),
      printed((series) => series.targets[1]),
      printed((series) => series.neighbours),
      printed((series) => series.national),
    ]).toEqual([37, 37, 37, 21, 28]);
  });

  it('are guessed to go the way the plan means, except where nobody could tell', () => {
    const by = (polarity: string) =>
      measures
        .filter(({ measure, series: [first] }) => {
          const latest = figuresOf([first?.latest ?? ''])[0] ?? null;
          return guessPolarity(measure, latest, figuresOf(first?.targets ?? [])) === polarity;
        })
        .map((measure) => measure.ref);
    expect(by('lower')).toEqual(['2b (i)', '3c', '3d', '4c', '4g (i)', '4g (ii)', '4h']);
    expect(by('none')).toEqual(['2c (i)']);
    expect(by('unclear')).toEqual(['2b (ii)', '2d']);
    expect(by('higher')).toHaveLength(25);
  });

  it('tell about every area and every service, at known intervals', () => {
    const told = new Set(measures.flatMap((measure) => measure.areas));
    expect([...told].toSorted((a, b) => a - b)).toEqual(areas.map((area) => area.number));
    expect(new Set(measures.flatMap((measure) => measure.covers)).size).toBe(3);
    expect(measures.filter(({ frequency }) => monthsOfFrequency(frequency) === null)).toEqual([]);
  });
});
