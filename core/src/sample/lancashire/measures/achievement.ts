import { alone, measure, series } from './measure.js';

const skills = 'Head of Learning and Skills';
const quality = 'Head of Education, Quality and Performance';
const none = 'Not available';

/** What stands before and after the measures of attainment. */
export const achievement = {
  first: measure('4a', 'Young people who call the help to be ready for their next steps good (POET survey)', {
    role: 'SEND Partnership Communication and Engagement Lead',
    frequency: 'Annual',
    covers: ['education', 'health', 'care'],
    areas: [9],
    series: [series(['Good 67%', 'Good 70%', 'Good 75%', none, '51%'], ['Good 68%', 'Good 72%', 'Good 77%'])],
  }),
  rest: [
    measure('4c', 'Young people of 16 and 17 with SEND who are NEET or whose place is not known', {
      role: skills,
      frequency: 'Annual',
      covers: ['education'],
      areas: [2],
      series: [
        series(
          [
            '13.7%, December 2017 – February 2018 average',
            '14.7% December 2018 – February 2019 average',
            '13.5% December 2019 – February 2020 average',
            none,
            'Not available Lancashire Overall Combined NEET and Not Known is 8.3%',
          ],
          ['14.1%', '12.9%', '11.6%'],
        ),
      ],
    }),
    measure('4d', 'Young people of 16 and 17 with SEND in education or training', {
      role: skills,
      frequency: 'Annual',
      covers: ['education'],
      areas: [8],
      series: [
        series(
          [
            '77.9% as at March 2018',
            '80.0% as at March 2019',
            '81.5% as at March 2020',
            none,
            '81.4% as at March 2018',
          ],
          ['79.2%', '81.0%', '82.3%'],
        ),
      ],
    }),
    measure('4e', 'Pupils with SEN who stay in education or work after key stage 5, mainstream schools', {
      role: skills,
      frequency: 'Annual',
      covers: ['education'],
      areas: [8],
      series: [
        series(
          [
            '81%, 2016/17 destination of 2015/16 cohort',
            '82%, 2017/18 destination of 2016/17 cohort',
            '83%, 2018/19 destination of 2017/18 cohort',
            none,
            '86%',
          ],
          ['82%', '84%'],
        ),
      ],
    }),
    measure(
      '4f',
      'Students with a learning difficulty who stay in education or work after key stage 5, colleges',
      {
        role: skills,
        frequency: 'Annual',
        covers: ['education'],
        areas: [8],
        series: [
          series(
            [
              '84%, 2016/17 destination of 2015/16 cohort',
              '85%, 2017/18 destination of 2016/17 cohort',
              '86%, 2018/19 destination of 2017/18 cohort',
              none,
              '85%',
            ],
            ['85%', '87%'],
          ),
        ],
      },
    ),
    measure('4g (i)', 'Permanent exclusions of young people with an EHC plan', {
      role: quality,
      frequency: 'Annual',
      covers: ['education'],
      areas: [10],
      actionRefs: ['4.2.1'],
      series: [alone('27', '5', '2', ['19', '9', '2'])],
    }),
    measure('4g (ii)', 'Permanent exclusions from special schools', {
      role: quality,
      frequency: 'Annual',
      covers: ['education'],
      areas: [10],
      series: [series(['2', '0', '0', 'Available June 2019', 'Available June 2019'], ['1', '0', '0'])],
    }),
    measure('4h', 'Pupils with an EHC plan who are persistently absent', {
      role: quality,
      frequency: 'Annual',
      covers: ['education'],
      areas: [10],
      series: [series(['5.8%', '5.8', '5.8', '6.2%', '6.6%'], ['6.1%', '5.9%', '5.6%'])],
    }),
  ],
};
