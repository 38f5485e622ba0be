import { capital, count, showNearDay } from '../ui/format.js';

interface Due {
  due: string | null;
}

/**
 * What is late, else the nearest deadline and how many things it has; then all: `2 things late, 5 in all.`,
 * `2 things by Mon 30 November, 5 in all.`
 */
export function todoSummary(items: Due[], today: string): { first: string; rest: string } {
  const days = items.flatMap((item) => item.due ?? []).sort();
  const next = days[0];
  if (!next) return { first: capital(count(items.length, 'thing')), rest: 'to do.' };
  const all = `${items.length} in all.`;
  const late = days.filter((day) => day < today).length;
  if (late > 0) return { first: `${count(late, 'thing')} late`, rest: all };
  const byThen = days.filter((day) => day === next).length;
  return { first: `${count(byThen, 'thing')} by ${showNearDay(next)}`, rest: all };
}
