import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradict, contradictions, type SaidFigure } from './quotes.rules.js';

const said: SaidFigure = { seriesId: 's', asAt: '2018-03-31', number: 84.7 };
const figures = fc.array(
  fc.record({
    seriesId: fc.constantFrom('s', 't'),
    asAt: fc.constantFrom('2018-03-31', '2019-03-31'),
    number: fc.constantFrom(84.7, 85, null),
  }),
);

describe('two figures', () => {
  it('contradict each other when they are of one series and one day and differ', () => {
    expect(contradict(said, { ...said, number: 85 })).toBe(true);
    expect(contradict(said, said)).toBe(false);
    expect(contradict(said, { ...said, number: null })).toBe(false);
    expect(contradict(said, { ...said, number: 85, asAt: '2019-03-31' })).toBe(false);
    expect(contradict(said, { ...said, number: 85, seriesId: 't' })).toBe(false);
  });

  it('contradict each other both ways, and never themselves', () => {
    fc.assert(
      fc.property(figures, figures, (quotes, readings) => {
        const found = contradictions(quotes, readings);
        expect(found.map(({ quote }) => quote)).toEqual(quotes);
        for (const { quote, quotes: others } of found) {
          expect(others).not.toContain(quote);
          for (const other of others)
            expect(found.find((each) => each.quote === other)?.quotes).toContain(quote);
        }
        const alone = new Set(quotes.map(({ number }) => number)).size < 2 && readings.length === 0;
        if (alone) expect(found.every((each) => each.quotes.length + each.readings.length === 0)).toBe(true);
      }),
    );
  });
});
