import { cohorts, measure } from './measure.js';

const about = {
  role: 'Head of Education, Quality and Performance',
  frequency: 'Annual',
  covers: ['education'] as ['education'],
  areas: [8],
};

/** Measure 4b in six parts, each for pupils with a plan (E) and with SEN support (K), two of them by subject. */
export const attainment = [
  measure('4b (i)', 'Attainment of pupils with SEND at the end of reception', {
    ...about,
    actionRefs: ['4.1.3'],
    series: cohorts(
      ['2.5 SEN (E)', '2.9 SEN (E)', '3.3 SEN (E)', '3.2 SEN (E)', '4.9 SEN (E)'],
      ['22.1 SEN (K)', '24 SEN (K)', '25 SEN (K)', '24 SEN (K)', '27.7 SEN (K)'],
      { plan: ['2.8', '3.4'], support: ['23.6', '25.2'] },
    ),
  }),
  measure('4b (ii)', 'Attainment of pupils with SEND at key stage 1', {
    ...about,
    series: [
      ...cohorts(
        ['7', '9', '11', '10', '13'],
        ['27', '29', '33', '31', '33'],
        { plan: ['9', '11'], support: ['30', '33'] },
        'Reading',
      ),
      ...cohorts(
        ['5', '7', '9', '7', '9'],
        ['18', '20', '22', '22', '25'],
        { plan: ['7', '9'], support: ['21', '23'] },
        'Writing',
      ),
      ...cohorts(
        ['8', '10', '11', '11', '13'],
        ['29', '31', '33', '34', '26'],
        { plan: ['9', '12'], support: ['30', '34'] },
        'Maths',
      ),
    ],
  }),
  measure('4b (iii)', 'Attainment of pupils with SEND at key stage 2', {
    ...about,
    series: cohorts(
      ['10 SEN (E)', '12 SEN (E)', '14 SEN (E)', '8 SEN (E)', '9 SEN (E)'],
      ['21 SEN (K)', '23 SEN (K)', '26 SEN (K)', '24 SEN (K)', '24 SEN (K)'],
      { plan: ['12', '13'], support: ['24', '27'] },
    ),
  }),
  measure('4b (iv)', 'Progress of pupils with SEND at key stage 2', {
    ...about,
    series: [
      ...cohorts(
        ['-3.7', '-3.5', '-3.4', '-4.0', '-3.8'],
        ['-0.8', '-0.7', '-0.5', '-0.9', '-1.0'],
        { plan: ['-3.5', '-3.3'], support: ['-0.7', '-0.5'] },
        'Reading',
      ),
      ...cohorts(
        ['-4.4', '-4.3', '-4.1', '-4.6', '-4.1'],
        ['-1.7', '-1.6', '-1.5', '-2.0', '-1.8'],
        { plan: ['-4.3', '-4.0'], support: ['-1.6', '-1.5'] },
        'Writing',
      ),
      ...cohorts(
        ['-4.5', '-4.4', '-4.3', '-4.2', '-4.2'],
        ['-0.7', '-0.6', '-0.5', '', '-1.0'],
        { plan: ['-4.4', '-4.2'], support: ['-0.6', '-0.4'] },
        'Maths',
      ),
    ],
  }),
  measure('4b (v)', 'Attainment of pupils with SEND at key stage 4', {
    ...about,
    series: cohorts(
      ['12.9 SEN (E)', '13.5 SEN (E)', '14.1 SEN (E)', '12.7 SEN (E)', '13.5 SEN (E)'],
      ['31.8 SEN (K)', '32.3 SEN (K)', '33.8 SEN (K)', '31.8 SEN (K)', '32.2 SEN (K)'],
      { plan: ['13.4', '14.2'], support: ['32.9', '34.1'] },
    ),
  }),
  measure('4b (vi)', 'Progress of pupils with SEND at key stage 4', {
    ...about,
    series: cohorts(
      ['-1.3 SEN (E)', '-1.1 SEN (E)', '-0.5 SEN (E)', '-1.1 SEN (E)', '-1.1 SEN (E)'],
      ['-0.5 SEN (K)', '-0.3 SEN (K)', '-0.1 SEN (K)', '-0.5 SEN (K)', '-0.4 SEN (K)'],
      { plan: ['-1.0', '-0.5'], support: ['-0.3', '-0.1'] },
    ),
  }),
];
