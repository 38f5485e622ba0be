import { addWorkingDays, type Day } from '../calendar/calendar.js';

/** Monday to Friday, as ISO numbers them: the days a daily message can come. */
export const digestDays = [1, 2, 3, 4, 5] as const;
/** The hours of England from which it can come. */
export const digestHours = { first: 6, last: 18 } as const;
/** What holds for whoever has chosen nothing. */
export const usualDigest = { days: [...digestDays] as number[], hour: 8 };

/** How often somebody was told that a thing waits, and when last. */
export interface Told {
  times: number;
  on: Day;
}

/** Working days of silence after the first, second and third time, and after each later one. */
const pauses = [2, 5, 10];
const laterPause = 20;

/**
 * Whether a thing that waits belongs into the message of this day: when it is new, on the day it is due and the first day
 * it is late, and else after pauses that grow.
 */
export function isToTell(due: Day | null, told: Told | undefined, today: Day): boolean {
  if (!told) return true;
  if (told.on >= today) return false;
  const sinceTold = (day: Day) => told.on < day && day <= today;
  if (due && (sinceTold(due) || (told.on === due && due < today))) return true;
  return addWorkingDays(told.on, pauses[told.times - 1] ?? laterPause) <= today;
}
