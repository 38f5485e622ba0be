import { addMonths, type Day, monthsOn } from '@revisit/core/shared';
import type { KpiDetail } from '../../types.js';

type Value = KpiDetail['values'][number];

export interface Point {
  asAt: Day;
  number: number;
}

/** A target or a comparator as a level: from the day it begins to the day it ends. */
export interface Level extends Point {
  from: Day;
  to: Day;
  /** As it was printed. */
  text: string;
  period: string;
}

export interface ChartLines {
  readings: Point[];
  /** The readings in runs: where readings are missing between two, no line joins them. */
  runs: Point[][];
  targets: Level[];
  neighbours: Level | null;
  national: Level | null;
  from: Day;
  to: Day;
}

const oldestFirst = (a: Point, b: Point) => (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0);

/**
 * What a chart of one series draws; null when there is no figure to draw. A target holds for the year before its day, the last
 * one until the next is set; a comparator is drawn from its day on, since nothing newer is known.
 */
export function chartLines(
  values: readonly Value[],
  today: Day,
  frequencyMonths: number | null = null,
): ChartLines | null {
  const of = (kind: Value['kind']) =>
    values
      .flatMap((value) =>
        value.kind === kind && value.standing && value.number !== null
          ? [{ ...value, number: value.number }]
          : [],
      )
      .toSorted(oldestFirst);
  const [readings, aims] = [of('reading'), of('target')];
  const [neighbours, national] = [of('neighbours').at(-1), of('national').at(-1)];
  const days = [...readings, ...aims, neighbours, national].flatMap((point) => (point ? [point.asAt] : []));
  if (days.length === 0) return null;
  const first = days.toSorted()[0] ?? today;
  const to = [today, ...days].toSorted().at(-1) ?? today;
  const level = (value: (typeof aims)[number], from: Day, until: Day): Level => ({
    asAt: value.asAt,
    number: value.number,
    text: value.text,
    period: value.period,
    from: from < first ? first : from,
    to: until,
  });
  return {
    readings: readings.map(({ asAt, number }) => ({ asAt, number })),
    runs: runsOf(readings, frequencyMonths),
    targets: aims.map((aim, index) =>
      level(aim, aims[index - 1]?.asAt ?? addMonths(aim.asAt, -12), aims[index + 1] ? aim.asAt : to),
    ),
    neighbours: neighbours ? level(neighbours, neighbours.asAt, to) : null,
    national: national ? level(national, national.asAt, to) : null,
    from: first,
    to,
  };
}

/** A line over years without a reading would say that somebody knows what was between. */
export function runsOf(readings: readonly Point[], frequencyMonths: number | null): Point[][] {
  const runs: Point[][] = [];
  for (const point of readings) {
    const last = runs.at(-1)?.at(-1);
    const joins =
      last && (frequencyMonths === null || point.asAt <= monthsOn(last.asAt, frequencyMonths * 2));
    if (joins) runs.at(-1)?.push(point);
    else runs.push([point]);
  }
  return runs;
}
