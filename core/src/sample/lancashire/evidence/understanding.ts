import { publishedAndSampleFigures, sampleFigures } from '../../documents/document.types.js';
import { pdfFile, xlsxFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const understandingEvidence: SampleEvidence[] = [
  {
    key: 'needs-assessment',
    title: 'Joint needs assessment: what it found and what followed',
    description: 'Summary for the Board of the joint strategic needs assessment, with the changes it led to.',
    kind: 'report',
    source: 'health',
    sensitivity: 'official',
    coversFromDaysAgo: 500,
    coversToDaysAgo: 70,
    reviewByDaysAhead: 130,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 66, 60, 'The second page is what the inspectors will ask about.'),
    links: [
      {
        area: 2,
        actionRefs: ['2.1.1'],
        shows: 'output',
        claim: 'The Board received the findings of the needs assessment and agreed 3 priorities from them.',
        page: 1,
        quote: 'agreed 3 priorities from them',
      },
      {
        area: 2,
        actionRefs: [],
        shows: 'impact',
        claim:
          'Health visitors were moved to the 2 districts with most unmet need, and missed checks fell from 31% to 18%.',
        page: 2,
        quote: 'fell from 31% to 18%',
      },
    ],
    file: pdfFile('joint-needs-assessment-summary', {
      title: 'What we found, and what we did about it',
      author: 'Public health: summary of the joint strategic needs assessment',
      source: 'health',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'The Board received the findings of the joint strategic needs assessment and agreed 3 priorities from them. This summary says which, and why.',
          },
          { kind: 'heading', text: 'Three findings that surprised leaders' },
          {
            kind: 'points',
            points: [
              'Speech and language needs are found late in the east of the county.',
              'Missed checks at two years old are not spread evenly.',
              'Young people over 18 drop out of the figures, though their needs do not.',
            ],
          },
          {
            kind: 'bars',
            caption: 'Children who missed the check at two years, by part of the county (sample figures)',
            bars: [
              { label: 'North', percent: 17 },
              { label: 'Central', percent: 22 },
              { label: 'East', percent: 31 },
            ],
          },
          { kind: 'heading', text: 'Priorities agreed' },
          {
            kind: 'points',
            points: [
              'Find speech and language needs earlier.',
              'Bring missed checks down where they are highest.',
              'Count young people up to 25 in every data set.',
            ],
          },
        ],
        [
          { kind: 'heading', text: 'What followed' },
          {
            kind: 'text',
            text: 'Health visiting moved four posts to the 2 districts with most unmet need. In these districts the share of children who missed the check at two years fell from 31% to 18% in a year.',
          },
          {
            kind: 'table',
            caption: 'Missed checks at two years (sample figures)',
            columns: ['Where', 'Before', 'After'],
            rows: [
              ['The 2 districts', '31%', '18%'],
              ['All other districts', '20%', '19%'],
            ],
          },
          {
            kind: 'text',
            text: 'The next edition adds social care data, which this one lacks.',
          },
        ],
      ],
    }),
  },
  {
    key: 'data-dashboard',
    title: 'SEND data dashboard: measures the partners share',
    description: 'An extract of the shared dashboard. Its review date has passed; a newer extract is wanted.',
    kind: 'data',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 480,
    coversToDaysAgo: 230,
    reviewByDaysAhead: -40,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 220, 214, 'Enough for this quarter; to be renewed after the next.'),
    links: [
      {
        area: 2,
        actionRefs: ['2.1.4'],
        shows: 'output',
        claim: 'The partners share one dashboard, from plans finished within 20 weeks to persistent absence.',
        page: 1,
        quote: 'EHC plans finished within 20 weeks',
      },
    ],
    file: xlsxFile('send-data-dashboard', {
      title: 'SEND data dashboard',
      author: 'Inclusion service and health data leads: extract',
      figures: publishedAndSampleFigures,
      sheets: [
        {
          name: 'Measures',
          note: 'Shares in per cent. Persistent absence is of pupils with an EHC plan: lower is better.',
          columns: ['Measure', '2017/18 (published)', 'Target 2019/20 (published)', 'Extract (sample)'],
          rows: [
            ['EHC plans finished within 20 weeks', 84.7, 90, 88],
            ['Pupils with an EHC plan in mainstream schools', 40, 42, 41],
            ['Persistent absence', 5.8, 5.8, 5.7],
            ['Aged 16 and 17, in education or training', 77.9, 81.5, 80],
          ],
        },
      ],
    }),
  },
];
