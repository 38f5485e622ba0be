import type { Day } from '../calendar/calendar.js';

/** What the framework of the day says about the re-visit: data, because frameworks change. */
export interface VisitProfile {
  inspectedOn: Day;
  inspectors: string;
  planAcceptedOn: Day;
  /** The re-visit is expected within so many months of the plan's acceptance. */
  monthsUntilVisit: number;
  noticeWorkingDays: number;
  daysOnSite: { min: number; max: number };
  judgementScale: string[];
  requestTurnaroundHours: number;
  words: { area: string; areas: string; plan: string };
}
