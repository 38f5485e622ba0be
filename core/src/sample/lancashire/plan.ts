import type { SampleLevel, SamplePlan } from '../sample.types.js';
import { accessibleServices } from './plan/accessible-services.js';
import { achievement } from './plan/achievement.js';
import { equalPartners } from './plan/equal-partners.js';
import { meetingNeed } from './plan/meeting-need.js';

/** The council's five codes and colours; labels and descriptions are ours. An action may have no rating. */
const levels: SampleLevel[] = [
  {
    code: 'C',
    label: 'Done',
    colour: 'blue',
    meaning: 'done',
    description: 'The work is finished and a senior officer has signed it off.',
  },
  {
    code: 'G',
    label: 'On track',
    colour: 'green',
    meaning: 'on-track',
    description: 'The work will be finished by its date.',
  },
  {
    code: 'A',
    label: 'Under way',
    colour: 'amber',
    meaning: 'under-way',
    description: 'The work has begun and is not finished.',
  },
  {
    code: 'R',
    label: 'At risk',
    colour: 'red',
    meaning: 'at-risk',
    description: 'The work is late, or is likely to miss its date.',
  },
  {
    code: 'n/s',
    label: 'Not started',
    colour: 'grey',
    meaning: 'not-started',
    description: 'The work has not begun.',
  },
];

/**
 * The partnership's published improvement plan of April 2019: refs, dates, role titles and ratings are
 * its own, every title is ours. The cover carries 10 April; the ratings were completed at the month's end.
 */
export const plan: SamplePlan = {
  title: 'SEND improvement plan, April 2019 to December 2020',
  publishedOn: '2019-04-10',
  ratedOn: '2019-04-30',
  levels,
  sections: [meetingNeed, equalPartners, accessibleServices, achievement],
};
