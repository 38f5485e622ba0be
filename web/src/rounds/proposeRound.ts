import { addDays, addMonths, type Day } from '@revisit/core/shared';
import { showDay } from '../ui/format.js';

export interface ProposedRound {
  title: string;
  from: Day;
  to: Day;
}

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/**
 * The next round of a plan: from the day after the last one's period, or for the last whole months where there is
 * none, as long as the programme's rounds are. It is named after the month in which it ends.
 */
export function proposeRound(lastTo: Day | null, everyMonths: number, today: Day): ProposedRound {
  const from = lastTo ? addDays(lastTo, 1) : addMonths(firstOfMonth(today), -everyMonths);
  const to = addDays(addMonths(from, everyMonths), -1);
  return { title: showDay(to).replace(/^\d+ /, ''), from, to };
}
