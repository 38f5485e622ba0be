import { addDays, addMonths, type Day, endOfMonth } from '../calendar/calendar.js';
import type { Polarity, Travel, Verdict } from './kpis.words.js';

/** A dated figure: `asAt` is the last day it speaks of. */
export interface Figure {
  asAt: Day;
  number: number | null;
}

/** A value may come so many months after the period it speaks of: it has to be counted first. */
export const monthsToReport = 1;

const endsMonth = (day: Day): boolean => addDays(day, 1).endsWith('-01');

/** So many months on; the end of a month stays the end of a month (28 February + 1 is 31 March). */
export function monthsOn(day: Day, months: number): Day {
  const moved = addMonths(day, months);
  return endsMonth(day) ? endOfMonth(moved.slice(0, 7)) : moved;
}

export interface Expected {
  /** The last day the next reading should speak of. */
  periodEnd: Day;
  /** The last day on which it is in time. */
  dueBy: Day;
}

/**
 * The next reading that is expected of a series, one period after the last; null when the frequency is not known. A series
 * that was never read is expected one period after it was taken on.
 */
export function expectedNext(
  lastAsAt: Day | null,
  takenOn: Day,
  frequencyMonths: number | null,
): Expected | null {
  if (frequencyMonths === null) return null;
  const periodEnd = monthsOn(lastAsAt ?? takenOn, frequencyMonths);
  return { periodEnd, dueBy: monthsOn(periodEnd, monthsToReport) };
}

export const isReadingOverdue = (expected: Expected | null, on: Day): boolean =>
  expected !== null && expected.dueBy < on;

/**
 * The target a reading is held against: the first that is due on or after the day the reading speaks of; when all have passed,
 * the last. Null without any.
 */
export function targetFor<T extends Figure>(readingAsAt: Day, targets: readonly T[]): T | null {
  const inOrder = targets.toSorted((a, b) => (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0));
  return inOrder.find((target) => target.asAt >= readingAsAt) ?? inOrder.at(-1) ?? null;
}

/** Whether a figure reaches its target. Never told without both figures, or where neither way is better. */
export function verdictOn(reading: number | null, target: number | null, polarity: Polarity): Verdict {
  if (reading === null || target === null) return 'cannot-tell';
  if (polarity === 'higher') return reading >= target ? 'on' : 'off';
  if (polarity === 'lower') return reading <= target ? 'on' : 'off';
  return 'cannot-tell';
}

/** How a figure compares with the one before it. */
export function travelOf(before: number | null, now: number | null, polarity: Polarity): Travel {
  if (before === null || now === null) return 'cannot-tell';
  if (before === now) return 'same';
  if (polarity === 'higher') return now > before ? 'better' : 'worse';
  if (polarity === 'lower') return now < before ? 'better' : 'worse';
  return 'cannot-tell';
}

/** Of several series the worst counts: one off target is enough. All must be on target for the measure to be. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('off')) return 'off';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'on') ? 'on' : 'cannot-tell';
}
