import { addMonths, type Day } from '@revisit/core/shared';

/** Round steps between marks of an axis: 1, 2, 2.5 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10;
  return step * power;
}

/**
 * Marks of an axis that hold every figure between the first and the last of them.
 * @param about how many marks there should be
 */
export function ticksOf(figures: readonly number[], about = 4): number[] {
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  const span = high - low || Math.abs(high) || 1;
  const step = roundStep(span / about);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** From figures and days to places in a box, the highest figure on top. */
export function scaleOf(
  box: { left: number; right: number; top: number; bottom: number },
  days: readonly Day[],
  ticks: readonly number[],
) {
  const times = days.map(timeOf);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return {
    x: (day: Day): number =>
      start === end
        ? (box.left + box.right) / 2
        : box.left + ((timeOf(day) - start) / (end - start)) * (box.right - box.left),
    y: (figure: number): number => box.bottom - ((figure - low) / (high - low)) * (box.bottom - box.top),
  };
}

const monthsApart = [1, 3, 6, 12, 24, 60] as const;

/** First days of months between two days, evenly apart and no more than `most`: the marks of the axis of time. */
export function monthMarks(from: Day, to: Day, most: number): Day[] {
  const every = monthsApart.find((months) => marksEvery(from, to, months).length <= most) ?? 120;
  return marksEvery(from, to, every);
}

function marksEvery(from: Day, to: Day, months: number): Day[] {
  // Begun with a January, so that marks a year apart are years.
  let mark: Day = `${from.slice(0, 4)}-01-01`;
  const marks: Day[] = [];
  while (mark <= to) {
    if (mark >= from) marks.push(mark);
    mark = addMonths(mark, months);
  }
  return marks;
}
