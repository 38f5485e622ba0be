import { publishedAndSampleFigures, sampleFigures } from '../../documents/document.types.js';
import { pdfFile, xlsxFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const outcomesEvidence: SampleEvidence[] = [
  {
    key: 'attainment-data',
    title: 'Attainment of pupils with SEND against the plan’s targets',
    description:
      'Key stages 2 and 4: published baselines and targets beside a sample year. Waiting for review.',
    kind: 'data',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 430,
    coversToDaysAgo: 65,
    reviewByDaysAhead: 250,
    ownerEmail: 'officer@sample.test',
    uploaderEmail: 'partner@sample.test',
    outcome: 'submitted',
    submittedDaysAgo: 6,
    links: [
      {
        area: 8,
        actionRefs: ['4.1.1', '4.1.2'],
        shows: 'impact',
        claim: 'At key stage 2 the measure for pupils with an EHC plan rose from 10 in 2017/18 to 13.',
        page: 1,
        quote: 'Key stage 2, with an EHC plan',
      },
    ],
    file: xlsxFile('attainment-against-targets', {
      title: 'Attainment of pupils with SEND',
      author: 'Education, Quality and Performance: yearly figures',
      figures: publishedAndSampleFigures,
      sheets: [
        {
          name: 'Attainment',
          note: 'The plan’s own measure for each key stage, which it prints without a unit. Higher is better.',
          columns: ['Group', '2017/18 (published)', 'Target 2019/20 (published)', 'Latest (sample)'],
          rows: [
            ['Key stage 2, with an EHC plan', 10, 14, 13],
            ['Key stage 2, SEN support', 21, 26, 24],
            ['Key stage 4, with an EHC plan', 12.9, 14.1, 13.4],
            ['Key stage 4, SEN support', 31.8, 33.8, 32.1],
          ],
        },
      ],
    }),
  },
  {
    key: 'independent-living',
    title: 'Independent living strategy: what is in place',
    description: 'The strategy’s three strands and what each has opened.',
    kind: 'plan',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 410,
    coversToDaysAgo: 85,
    reviewByDaysAhead: 175,
    ownerEmail: 'officer@sample.test',
    uploaderEmail: 'officer@sample.test',
    ...approved('partner@sample.test', 78, 74, 'In use. Whether young people live better is not shown here.'),
    links: [
      {
        area: 8,
        actionRefs: ['4.4.1'],
        shows: 'output',
        claim: 'The strategy is in use: 34 young people live in 9 new shared homes.',
        page: 1,
        quote: '34 young people live in 9 new shared homes',
      },
    ],
    file: pdfFile('independent-living-strategy', {
      title: 'A home of one’s own',
      author: 'Learning disabilities, autism and mental health: independent living strategy',
      source: 'council',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'The strategy has three strands: shared homes, homes with a neighbour network, and help in a tenancy. Today 34 young people live in 9 new shared homes.',
          },
          {
            kind: 'table',
            caption: 'What has opened (sample figures)',
            columns: ['Strand', 'Homes', 'Young people'],
            rows: [
              ['Shared homes', '9', '34'],
              ['Neighbour networks', '3', '21'],
              ['Help in a tenancy', '–', '47'],
            ],
          },
          { kind: 'heading', text: 'Next' },
          {
            kind: 'points',
            points: [
              'Ask those who moved whether life is better.',
              'Two more networks in the east.',
              'One list of who is waiting.',
            ],
          },
        ],
      ],
    }),
  },
  {
    key: 'destinations',
    title: 'Where young people went after college',
    description: 'Colleges’ count of destinations. Its review date has passed and the next count is due.',
    kind: 'report',
    source: 'schools',
    sensitivity: 'official',
    coversFromDaysAgo: 700,
    coversToDaysAgo: 400,
    reviewByDaysAhead: -25,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 360, 352, 'Good until the next count.'),
    links: [
      {
        area: 8,
        actionRefs: ['4.4.2'],
        shows: 'impact',
        claim:
          '86% of college leavers with SEND went on to work or learning, from 84% in the published count.',
        page: 1,
        quote: 'College leavers, published count',
      },
    ],
    file: pdfFile('destinations-after-college', {
      title: 'Where young people went after college',
      author: 'The colleges’ SEND partnership: count of destinations',
      source: 'schools',
      figures: publishedAndSampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'Colleges count who is in work or learning half a year after leaving. The published count is of those who left in 2016; the sample count is of a later year.',
          },
          {
            kind: 'bars',
            caption: 'In work or learning',
            bars: [
              { label: 'College leavers, published count', percent: 84 },
              { label: 'College leavers, sample count', percent: 86 },
              { label: 'School leavers, published count', percent: 81 },
              { label: 'School leavers, sample count', percent: 82 },
            ],
          },
          {
            kind: 'text',
            text: 'National figures of the published count: 85% for colleges, 86% for schools (published).',
          },
        ],
      ],
    }),
  },
];
