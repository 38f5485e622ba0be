import { alone, measure, series } from './measure.js';

const healthLead = 'SEND Partnership Health Lead';
const supportUnit = 'Midlands and Lancashire Commissioning Support Unit';
const none = 'Not available';

export const accessibleServices = [
  measure('3a', 'Parents and carers who call the help their child has had good (POET survey)', {
    role: 'SEND Partnership Communication and Engagement Lead',
    frequency: 'Annual',
    covers: ['education', 'health', 'care'],
    areas: [4],
    series: [
      series(
        ['Very Good/ Good 67%', 'Very Good/ Good 70%', 'Very Good/ Good 75%', none, '60%'],
        ['Very Good/ Good 66%', 'Very Good/ Good 71%', 'Very Good/ Good 76%'],
      ),
    ],
  }),
  measure('3b', 'Health outcomes of children in speech and language therapy, to improve', {
    role: supportUnit,
    frequency: '6 monthly',
    covers: ['health'],
    areas: [3],
    actionRefs: ['3.5.1'],
    series: [alone(none, none, 'Target to be confirmed (data available 2020 onwards)')],
  }),
  measure('3c', 'Average time in weeks from referral to first assessment, autism pathway in the north', {
    role: supportUnit,
    frequency: '6 monthly',
    covers: ['health'],
    areas: [7],
    actionRefs: ['3.6.6'],
    series: [
      alone(none, none, 'Target to be confirmed (data available June 2019)', [
        '61',
        '54',
        '47',
        '39',
        '31',
        '26',
      ]),
    ],
  }),
  measure('3d', 'Reduce the time from referral to decision on continuing health care', {
    role: 'Senior Manager, Children and Maternity System MBCCG',
    frequency: '6 monthly',
    covers: ['health'],
    areas: [9],
    series: [
      alone(none, none, 'Target to be confirmed (data available June 2019)', [
        '42 days',
        '38 days',
        '35 days',
      ]),
    ],
  }),
  measure('3e', 'Increase the number of children with an EHC plan who have a personal health budget', {
    role: healthLead,
    frequency: '6 monthly',
    covers: ['health'],
    areas: [9],
    series: [alone(none, none, 'Targets to be establish post review (June 2019)', ['12', '17', '23'])],
  }),
  measure('3f', 'Drop-in clinics of the health services', {
    role: healthLead,
    frequency: '6 monthly',
    covers: ['health'],
    areas: [11],
    series: [alone('2', '3', '4')],
  }),
];
