import type { SampleMeasure } from '../sample.types.js';
import { accessibleServices } from './measures/accessible-services.js';
import { achievement } from './measures/achievement.js';
import { attainment } from './measures/attainment.js';
import { equalPartners } from './measures/equal-partners.js';
import { meetingNeed } from './measures/meeting-need.js';

/**
 * The 35 measures of the published plan in 49 series: refs, roles, frequencies and values are its own, the words are ours. Which
 * areas and services a measure tells about is the sample's own reading, and so is every reading after 2018.
 */
export const measures: SampleMeasure[] = [
  ...meetingNeed,
  ...equalPartners,
  ...accessibleServices,
  achievement.first,
  ...attainment,
  ...achievement.rest,
];
