import type { Day } from '../../calendar/calendar.js';
import type { ActionContent, Due } from '../plan-content.js';
import type { LevelMeaning } from '../plans.words.js';

/** The file an edition came from. The key is the server's own and leaves it never. */
export interface PlanSource {
  key: string;
  fileName: string;
  size: number;
  sha256: string;
}

export interface FrozenAction extends ActionContent {
  id: string;
  /** The day its rating speaks of, and what was said with it. */
  ratedOn: Day | null;
  comment: string;
}

export interface FrozenContent {
  title: string;
  levels: { code: string; label: string; meaning: LevelMeaning }[];
  sections: {
    ref: string;
    title: string;
    actionAreas: { ref: string; title: string; leads: string[]; due: Due; actions: FrozenAction[] }[];
  }[];
}
