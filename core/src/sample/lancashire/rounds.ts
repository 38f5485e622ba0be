import type { SampleRound } from '../sample.types.js';

/**
 * The three rounds the partnership's papers attest. April's single ratings are those of the published plan. Of October
 * and December only the table was published (report to the health and wellbeing board, January 2020): which action
 * stood where is not known, and the sample invents nothing. Subjects and reasons are in our own words.
 */
export const rounds: SampleRound[] = [
  {
    title: 'April 2019',
    from: '2019-03-01',
    to: '2019-04-30',
    note: 'The ratings are those of the published plan.',
    published: null,
  },
  {
    title: 'October 2019',
    from: '2019-09-01',
    to: '2019-10-31',
    note: 'Only the table was published: the single ratings of this round are not known.',
    published: { counts: { C: 33, G: 17, A: 32, R: 5, 'n/s': 7 }, exceptions: [] },
  },
  {
    title: 'December 2019',
    from: '2019-11-01',
    to: '2019-12-31',
    note: 'Only the table was published: the single ratings of this round are not known. The exceptions name no actions either.',
    published: {
      counts: { C: 52, G: 14, A: 20, R: 5, 'n/s': 3 },
      exceptions: [
        {
          subject: 'The new Local Offer website',
          reason: 'It opened in full later than planned.',
          newDate: { kind: 'day', on: '2020-01-13' },
        },
        {
          subject: 'Reports to the board on how the Local Offer is used',
          reason: 'They can begin only when the new website has been running for a while.',
          newDate: { kind: 'month', on: '2020-03-31' },
        },
        {
          subject: 'The revised specification for occupational therapy',
          reason: 'Not every provider works to it yet; it is being negotiated.',
          newDate: null,
        },
        {
          subject: 'The strategy for enough specialist places',
          reason: 'It waits for the decision of the cabinet.',
          newDate: { kind: 'month', on: '2020-01-31' },
        },
        {
          subject: 'A review of who can have support from the team for disabled children',
          reason: 'There were not enough people for it; it has begun since.',
          newDate: null,
        },
      ],
    },
  },
];
