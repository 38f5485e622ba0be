import { publishedAndSampleFigures, sampleFigures } from '../../documents/document.types.js';
import { pdfFile, xlsxFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const exclusionsEvidence: SampleEvidence[] = [
  {
    key: 'exclusions-data',
    title: 'Permanent exclusions of pupils with an EHC plan',
    description: 'Yearly counts against the plan’s targets.',
    kind: 'data',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 440,
    coversToDaysAgo: 75,
    reviewByDaysAhead: 280,
    ownerEmail: 'officer@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 58, 54, 'Published and sample years are told apart.'),
    links: [
      {
        area: 10,
        actionRefs: ['4.2.2', '4.2.3'],
        shows: 'impact',
        claim: 'Permanent exclusions of pupils with an EHC plan fell from 27 in 2017/18 to 4.',
        page: 1,
        quote: 'Pupils with an EHC plan permanently excluded',
      },
    ],
    file: xlsxFile('permanent-exclusions', {
      title: 'Permanent exclusions',
      author: 'Education, Quality and Performance: yearly count',
      figures: publishedAndSampleFigures,
      sheets: [
        {
          name: 'Count',
          note: 'Pupils. Lower is better.',
          columns: ['Measure', '2017/18 (published)', 'Target 2019/20 (published)', 'Latest (sample)'],
          rows: [
            ['Pupils with an EHC plan permanently excluded', 27, 2, 4],
            ['Permanent exclusions from special schools', 2, 0, 0],
          ],
        },
      ],
    }),
  },
  {
    key: 'alternative-provision',
    title: 'Alternative provision: the review and what heads did next',
    description: 'Head teachers’ report on the review of alternative provision and the primary hubs.',
    kind: 'report',
    source: 'schools',
    sensitivity: 'official',
    coversFromDaysAgo: 400,
    coversToDaysAgo: 60,
    reviewByDaysAhead: 145,
    ownerEmail: 'officer@sample.test',
    uploaderEmail: 'officer@sample.test',
    ...approved('partner@sample.test', 52, 47, 'Heads say what changed for pupils. Approved.'),
    links: [
      {
        area: 10,
        actionRefs: ['4.2.1'],
        shows: 'output',
        claim: 'The review of alternative provision gave 6 recommendations and heads have taken up 4.',
        page: 1,
        quote: 'Heads have taken up 4 of the 6 recommendations',
      },
      {
        area: 10,
        actionRefs: ['4.2.2'],
        shows: 'impact',
        claim: 'Of 118 pupils helped by a hub, 97 are still in their own school a year later.',
        page: 2,
        quote: '97 are still in their own school',
      },
    ],
    file: pdfFile('alternative-provision-review', {
      title: 'Alternative provision: what heads did next',
      author: 'Head teachers’ group: report after the review',
      source: 'schools',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'The review looked at alternative provision in primary and secondary schools. Heads have taken up 4 of the 6 recommendations.',
          },
          {
            kind: 'table',
            caption: 'Recommendations (sample)',
            columns: ['Recommendation', 'State', 'By'],
            rows: [
              ['A hub in reach of every primary school', 'Taken up', 'Primary heads'],
              ['One form to ask for help', 'Taken up', 'Primary heads'],
              ['A meeting before any exclusion', 'Taken up', 'All heads'],
              ['A way back written on the first day', 'Taken up', 'All heads'],
              ['More places in the south', 'Planned', 'Council'],
              ['Visits to every provider', 'Planned', 'Council'],
            ],
          },
        ],
        [
          { kind: 'heading', text: 'What the hubs changed' },
          {
            kind: 'text',
            text: 'Hubs helped 118 pupils who were at risk of losing their place. A year later 97 are still in their own school.',
          },
          {
            kind: 'bars',
            caption: 'Pupils helped by a hub, one year on (sample figures)',
            bars: [
              { label: 'In their own school', percent: 82 },
              { label: 'In another school', percent: 13 },
              { label: 'Elsewhere', percent: 5 },
            ],
          },
          {
            kind: 'quotation',
            text: 'We used to ring for a place. Now we ring for advice.',
            from: 'A primary head',
          },
        ],
      ],
    }),
  },
];
