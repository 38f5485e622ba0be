import { publishedAndSampleFigures, sampleFigures } from '../../documents/document.types.js';
import { docxFile, pdfFile, xlsxFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const autismEvidence: SampleEvidence[] = [
  {
    key: 'autism-guide',
    title: 'Autism assessment: a guide to the pathway for families',
    description: 'The guide given to families when an assessment is first talked about.',
    kind: 'communication',
    source: 'health',
    sensitivity: 'official',
    coversFromDaysAgo: 260,
    coversToDaysAgo: 0,
    reviewByDaysAhead: 230,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    ...approved(
      'partner@sample.test',
      84,
      80,
      'Plain and short. It shows the pathway is there, not yet what it changed.',
    ),
    links: [
      {
        area: 7,
        actionRefs: ['3.4.1'],
        shows: 'output',
        claim: 'One pathway with 5 steps is in use in the north, where there was none.',
        page: 1,
        quote: 'The north had no pathway at all; it now uses the same 5 steps',
      },
    ],
    file: pdfFile('autism-assessment-guide', {
      title: 'Autism assessment: the five steps',
      author: 'Health providers: a guide for families',
      source: 'health',
      figures: publishedAndSampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'In November 2017 inspectors found that the routes to a diagnosis did not work well (published). The north had no pathway at all; it now uses the same 5 steps as the districts that have joined.',
          },
          {
            kind: 'table',
            caption: 'What happens, and when (sample figures)',
            columns: ['Step', 'With whom', 'Within'],
            rows: [
              ['1. A first talk', 'Your school or health visitor', '2 weeks'],
              ['2. A look at what you and school see', 'The local team', '6 weeks'],
              ['3. Assessment', 'Two specialists', '18 weeks'],
              ['4. What we found', 'The same two people', '2 weeks'],
              ['5. What happens now', 'Your school and you', '4 weeks'],
            ],
          },
          { kind: 'heading', text: 'You need not wait for help' },
          {
            kind: 'points',
            points: [
              'School can help before any diagnosis.',
              'You can bring someone to every step.',
              'If a step is late, ask the drop-in clinic.',
            ],
          },
        ],
      ],
    }),
  },
  {
    key: 'autism-waits',
    title: 'Autism pathway: waits from referral to first assessment',
    description: 'Waits by part of the county, before and after the pathway. Submitted this week.',
    kind: 'data',
    source: 'health',
    sensitivity: 'official',
    coversFromDaysAgo: 365,
    coversToDaysAgo: 12,
    reviewByDaysAhead: 170,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    outcome: 'submitted',
    submittedDaysAgo: 3,
    links: [
      {
        area: 7,
        actionRefs: ['3.4.1'],
        shows: 'impact',
        claim: 'In the north the median wait for a first assessment fell from 62 to 31 weeks.',
        page: 1,
        quote: 'North, on the pathway',
      },
    ],
    file: xlsxFile('autism-pathway-waits', {
      title: 'Autism pathway: waits',
      author: 'Commissioning support: half-yearly figures',
      figures: sampleFigures,
      sheets: [
        {
          name: 'Waits',
          note: 'Median weeks from referral to first assessment.',
          columns: ['Part of the county', 'Before', 'Latest'],
          rows: [
            ['North, on the pathway', 62, 31],
            ['Central, joining', 48, 44],
            ['East, not yet joined', 51, 53],
          ],
        },
      ],
    }),
  },
  {
    key: 'autism-parents-evening',
    title: 'Parents’ evening on autism assessment: notes',
    description: 'What parents asked and were told, agreed by those who were there.',
    kind: 'minutes',
    source: 'families',
    sensitivity: 'official',
    coversFromDaysAgo: 95,
    coversToDaysAgo: 95,
    reviewByDaysAhead: 150,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    ...approved('partner@sample.test', 80, 76, 'Families’ words. Ask again in six months what has changed.'),
    links: [
      {
        area: 7,
        actionRefs: ['3.4.1'],
        shows: 'activity',
        claim:
          '43 parents told the team what waiting is like, and their 3 questions were taken to the pathway group.',
        page: 1,
        quote: 'The team took 3 questions to the pathway group.',
      },
    ],
    file: docxFile('parents-evening-autism', {
      title: 'Parents’ evening on autism assessment',
      author: 'Notes, agreed by the parents who came',
      source: 'families',
      figures: sampleFigures,
      pages: [
        [
          { kind: 'text', text: '43 parents came. The team took 3 questions to the pathway group.' },
          {
            kind: 'points',
            points: [
              'Why does the wait differ so much between districts?',
              'Who helps while we wait?',
              'Can school and clinic ask us only once?',
            ],
          },
          {
            kind: 'quotation',
            text: 'The guide is good. The wait is not.',
            from: 'Said by several parents',
          },
        ],
      ],
    }),
  },
];
