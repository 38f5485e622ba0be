import { alone, measure, series } from './measure.js';

const everyService = ['education', 'health', 'care'] as const;
const none = 'Not available';

export const meetingNeed = [
  measure('1a', 'Practitioners who call the help that children with SEND receive good (POET survey)', {
    role: 'SEND Partnership Communication and Engagement Lead',
    frequency: 'Annual',
    covers: [...everyService],
    areas: [1, 5],
    actionRefs: ['1.1.1'],
    series: [alone('Good 27%', 'Good 40%', 'Good 50%', ['Good 33%', 'Good 38%', 'Good 46%', 'Good 52%'])],
  }),
  measure('1b (i)', 'Social care’s contributions to EHC plans are complete and in time', {
    role: "Director of Children's Social Care",
    frequency: 'Monthly',
    covers: ['care'],
    areas: [6],
    series: [
      alone('N/A', 'Baseline March 2019', 'tbc based on March 19 performance', [
        '58%',
        '61%',
        '60%',
        '66%',
        '69%',
        '71%',
      ]),
    ],
  }),
  measure('1b (ii)', 'Health’s contributions to EHC plans come in time', {
    role: 'Responsible Officer for Health',
    frequency: 'Monthly',
    covers: ['health'],
    areas: [6],
    series: [
      alone('N/A', 'Baseline January 2019', 'tbc based on Jan 19 performance', [
        '49%',
        '55%',
        '53%',
        '60%',
        '62%',
      ]),
    ],
  }),
  measure('1c', 'EHC plans finished within 20 weeks', {
    role: 'Head of Inclusion',
    frequency: 'Bi-monthly',
    covers: ['education'],
    areas: [6],
    actionRefs: ['1.6.1'],
    series: [
      series(
        ['84.7%', '90%', '90%', 'Available May 19', '67%'],
        ['79.4%', '82.1%', '85.0%', '84.2%', '87.9%', '91.3%'],
      ),
    ],
  }),
  measure('1d', 'Annual reviews of EHC plans finished within timescales', {
    role: 'Head of Inclusion',
    frequency: 'Bi-monthly',
    covers: ['education'],
    areas: [6],
    series: [
      alone('N/A', 'Baseline from July 2019', 'tbc based on 18/19 performance', ['41%', '47%', '52%', '58%']),
    ],
  }),
  measure('1e', 'EHC plan audits that come out as outstanding or good', {
    role: 'Head of Inclusion',
    frequency: 'Bi-monthly',
    covers: [...everyService],
    areas: [6, 2],
    actionRefs: ['1.6.2'],
    series: [
      alone('N/A', 'Baseline from May 2019', 'tbc based on May19 performance', [
        '11',
        '14',
        '13',
        '19',
        '22',
      ]),
    ],
  }),
  measure('1f', 'Share of children with an EHC plan in mainstream schools', {
    role: 'Head of Inclusion',
    frequency: 'Annual',
    covers: ['education'],
    areas: [11],
    series: [series(['40', '40', '42', '55', '50.9'], ['40.6', '41.9', '41.5'])],
  }),
  measure('1g', 'Staff trained in youth mental health first aid, to increase', {
    role: 'Midlands and Lancashire Commissioning Support Unit',
    frequency: '6 monthly',
    covers: ['health'],
    areas: [3],
    series: [series(['183', '174', '250', none, none], ['201', '224', '238', '266'])],
  }),
];
