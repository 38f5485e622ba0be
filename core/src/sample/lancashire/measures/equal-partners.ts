import { alone, measure } from './measure.js';

const everyService = ['education', 'health', 'care'] as const;
const engagementLead = 'SEND Partnership Communication and Engagement Lead';
const supportUnit = 'Midlands and Lancashire Commissioning Support Unit';

export const equalPartners = [
  measure('2a (i)', 'Users rate the quality of the Local Offer', {
    role: engagementLead,
    frequency: 'Quarterly',
    covers: [...everyService],
    areas: [12],
    actionRefs: ['2.5.1'],
    series: [
      alone('N/A', 'Baseline 2019', 'increase in "good" rating', [
        'Good 44%',
        'Good 49%',
        'Good 55%',
        'Good 57%',
      ]),
    ],
  }),
  measure('2a (ii)', 'Users rate the content of the Local Offer', {
    role: 'SEND Partnership Communications Lead',
    frequency: 'Quarterly',
    covers: [...everyService],
    areas: [12],
    series: [alone('N/A', 'Baseline 2019', 'increase in "good" rating')],
  }),
  measure('2b (i)', 'Complaints about the inclusion service', {
    role: 'Head of Inclusion',
    frequency: 'Annual',
    covers: ['education'],
    areas: [4],
    series: [alone('188', '179', '170', ['176', '181', '164', '158'])],
  }),
  measure('2b (ii)', 'Compliments to the inclusion service', {
    role: 'Head of Inclusion',
    frequency: 'Annual',
    covers: ['education'],
    areas: [4],
    series: [alone('114', '108', '102', ['119', '131', '140'])],
  }),
  measure('2c (i)', 'Number of issues raised with the designated clinical officer', {
    role: supportUnit,
    frequency: 'Quarterly',
    covers: ['health'],
    areas: [3],
    series: [alone('N/A', 'Baseline 2019', 'No target', ['34', '41', '38', '29'])],
  }),
  measure('2c (ii)', 'Number of issues resolved by the designated clinical officer', {
    role: supportUnit,
    frequency: 'Quarterly',
    covers: ['health'],
    areas: [3],
    series: [alone('N/A', 'Baseline 2019', 'Increase in issues resolved tba', ['21', '30', '33', '27'])],
  }),
  measure('2d', 'Mediation cases that were followed by an appeal to the tribunal', {
    role: 'Head of Inclusion',
    frequency: 'Annual',
    covers: ['education'],
    areas: [4],
    series: [alone('4', '4', '4', ['5', '3'])],
  }),
];
