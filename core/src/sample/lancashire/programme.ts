import type { VisitProfile } from '../../people/visit-profile.js';

export const slug = 'lancashire';
export const name = 'Lancashire SEND';

/**
 * The dates and lengths are the published ones: a visit of 13 to 17 November 2017, the plan found fit for
 * purpose on 25 April 2018, a re-visit expected within 18 months of that day, ten working days' notice,
 * two to four days on site. How long an answer to the inspectors may take is published nowhere: 24 hours
 * is the sample's choice.
 */
export const visitProfile: VisitProfile = {
  inspectedOn: '2017-11-17',
  inspectors: 'Ofsted and the Care Quality Commission',
  planAcceptedOn: '2018-04-25',
  monthsUntilVisit: 18,
  noticeWorkingDays: 10,
  daysOnSite: { min: 2, max: 4 },
  judgementScale: ['Sufficient', 'Not yet'],
  requestTurnaroundHours: 24,
  words: {
    area: 'area of significant weakness',
    areas: 'areas of significant weakness',
    plan: 'Written Statement of Action',
  },
};
