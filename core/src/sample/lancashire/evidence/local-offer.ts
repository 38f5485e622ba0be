import { publishedAndSampleFigures } from '../../documents/document.types.js';
import { pdfFile, photoFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const localOfferEvidence: SampleEvidence[] = [
  {
    key: 'local-offer-launch',
    title: 'Local Offer: the new site, from brief to launch',
    description: 'What was agreed with users before the build, and when the site went live.',
    kind: 'report',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 600,
    coversToDaysAgo: 120,
    reviewByDaysAhead: 125,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 112, 108, 'Dates agree with what was reported to the Board.'),
    links: [
      {
        area: 12,
        actionRefs: ['2.5.1'],
        shows: 'output',
        claim: 'The brief was agreed with its users, and the site opened to all on 13 January 2020.',
        page: 1,
        quote: '13 January 2020',
      },
    ],
    file: pdfFile('local-offer-from-brief-to-launch', {
      title: 'The new Local Offer: from brief to launch',
      author: 'Communications and Engagement Lead: report to the Board',
      source: 'council',
      figures: publishedAndSampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'The look, the scope and the next steps of the new site were agreed with parents, young people and providers before anything was built.',
          },
          {
            kind: 'table',
            caption: 'Steps (published dates)',
            columns: ['Step', 'Date'],
            rows: [
              ['Brief due', 'January 2019'],
              ['Opened quietly to a first group', '10 October 2019'],
              ['Opened to all', '13 January 2020'],
            ],
          },
          { kind: 'heading', text: 'What users asked for' },
          {
            kind: 'points',
            points: [
              'Search by place first.',
              'Say who a service is for in its first line.',
              'Show when a page was last checked.',
            ],
          },
          { kind: 'heading', text: 'What is still to come' },
          {
            kind: 'text',
            text: 'The directory of services is the second phase. Money to keep the site up to date is being found.',
          },
        ],
      ],
    }),
  },
  {
    key: 'local-offer-testing',
    title: 'Local Offer: what parents found on the new site',
    description: 'A picture of the results wall of a testing day with parents.',
    kind: 'survey',
    source: 'families',
    sensitivity: 'official',
    coversFromDaysAgo: 140,
    coversToDaysAgo: 88,
    reviewByDaysAhead: 195,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'contributor@sample.test',
    ...approved('partner@sample.test', 82, 77, 'Before and after stand beside each other.'),
    links: [
      {
        area: 12,
        actionRefs: ['2.5.2'],
        shows: 'impact',
        claim: 'On the new site 14 of 16 parents found short breaks within 2 minutes; on the old one 5 did.',
        page: null,
      },
    ],
    file: photoFile('local-offer-testing-wall', {
      title: 'Local Offer: testing day',
      columns: [
        {
          heading: 'Old site',
          notes: [
            'Short breaks found in 2 minutes: 5 of 16 parents',
            'Who to ring: 7 of 16',
            'A club nearby: 4 of 16',
          ],
        },
        {
          heading: 'New site',
          notes: [
            'Short breaks found in 2 minutes: 14 of 16 parents',
            'Who to ring: 13 of 16',
            'A club nearby: 12 of 16',
          ],
        },
      ],
      footnote: 'Sample document: a drawn picture with sample figures',
    }),
  },
];
