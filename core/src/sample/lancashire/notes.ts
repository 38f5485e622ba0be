import type { SampleRerating } from '../sample.types.js';
import { accessibleServicesNotes } from './notes/accessible-services.js';
import { achievementNotes } from './notes/achievement.js';
import { equalPartnersNotes } from './notes/equal-partners.js';
import { meetingNeedNotes } from './notes/meeting-need.js';

/**
 * What the leads say today about actions whose published dates have passed. Level and comment are the
 * sample's. Some overdue actions have none, so that the board shows what a missing note costs.
 */
export const reratings: SampleRerating[] = [
  ...meetingNeedNotes,
  ...equalPartnersNotes,
  ...accessibleServicesNotes,
  ...achievementNotes,
];
