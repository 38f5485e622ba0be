import type { SampleLevel, SamplePlan } from '../sample.types.js';
import { accessibleServices } from './plan/accessible-services.js';
import { achievement } from './plan/achievement.js';
import { equalPartners } from './plan/equal-partners.js';
import { meetingNeed } from './plan/meeting-need.js';

/** The council's five codes, with labels of our own. It prints them blue, green, amber, red and grey. */
const levels: SampleLevel[] = [
  { code: 'C', label: 'Done', meaning: 'done', colour: 'blue' },
  { code: 'G', label: 'On track', meaning: 'on-track', colour: 'green' },
  { code: 'A', label: 'Under way', meaning: 'under-way', colour: 'amber' },
  { code: 'R', label: 'At risk', meaning: 'at-risk', colour: 'red' },
  { code: 'n/s', label: 'Not started', meaning: 'not-started', colour: 'grey' },
];

/**
 * The partnership's published improvement plan of April 2019: refs, dates, role titles and ratings are its
 * own, every title is ours. Its cover carries 10 April 2019; the ratings were completed at the month's end.
 * 3.6.6 has no rating. 2.3.1 is printed as running on from January 2019, so it is never overdue.
 */
export const plan: SamplePlan = {
  title: 'SEND improvement plan, April 2019 to December 2020',
  kind: 'improvement-plan',
  edition: 'April 2019',
  ratedOn: '2019-04-30',
  scaleName: 'Progress in five colours',
  levels,
  sections: [meetingNeed, equalPartners, accessibleServices, achievement],
};
