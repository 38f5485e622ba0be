import { addDays } from '@revisit/core/shared';
import { describe, expect, it } from 'vitest';
import { monthMarks, scaleOf, ticksOf } from './scale.js';

describe('the marks of a figure’s axis', () => {
  it.each([
    [
      [27, 52],
      [20, 30, 40, 50, 60],
    ],
    [
      [-4.5, -0.4],
      [-6, -4, -2, 0],
    ],
    [[4], [4, 5]],
    [[0], [0, 0.25]],
  ])('of %j are %j', (figures, marks) => {
    expect(ticksOf(figures)).toEqual(marks);
  });

  it('hold every figure, and are few', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const figures = [Math.sin(seed) * 10 ** (seed % 7), Math.cos(seed * 3) * 10 ** (seed % 5)];
      const ticks = ticksOf(figures);
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(...figures));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...figures));
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('places in the box', () => {
  const box = { left: 10, right: 110, top: 5, bottom: 55 };
  it('go from left to right by day and from bottom to top by figure', () => {
    const { x, y } = scaleOf(box, ['2026-01-01', '2026-01-11'], [0, 50, 100]);
    expect([x('2026-01-01'), x('2026-01-06'), x('2026-01-11')]).toEqual([10, 60, 110]);
    expect([y(0), y(50), y(100)]).toEqual([55, 30, 5]);
  });
  it('put a single day in the middle', () => {
    expect(scaleOf(box, ['2026-01-01'], [0, 1]).x('2026-01-01')).toBe(60);
  });
});

describe('the marks of time', () => {
  it('are years over years, and months over months', () => {
    expect(monthMarks('2018-03-31', '2022-02-01', 5)).toEqual([
      '2019-01-01',
      '2020-01-01',
      '2021-01-01',
      '2022-01-01',
    ]);
    expect(monthMarks('2026-01-31', '2026-04-30', 6)).toEqual(['2026-02-01', '2026-03-01', '2026-04-01']);
  });
  it('are never more than asked for, over any span', () => {
    for (let days = 0; days < 12_000; days += 91) {
      const to = addDays('2015-06-30', days);
      const marks = monthMarks('2015-06-30', to, 5);
      expect(marks.length).toBeLessThanOrEqual(5);
      expect(marks.every((mark) => mark >= '2015-06-30' && mark <= to)).toBe(true);
    }
  });
});
