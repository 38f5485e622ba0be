import { publishedAndSampleFigures } from '../../documents/document.types.js';
import { pdfFile, xlsxFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const identificationEvidence: SampleEvidence[] = [
  {
    key: 'send-review',
    title: 'SEND Review: the offer to schools and what schools changed',
    description: 'Schools’ own report on a year of SEND Reviews.',
    kind: 'report',
    source: 'schools',
    sensitivity: 'official',
    coversFromDaysAgo: 380,
    coversToDaysAgo: 80,
    reviewByDaysAhead: 190,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 72, 69, 'Says what schools changed, not only that they were visited.'),
    links: [
      {
        area: 5,
        actionRefs: ['1.1.1'],
        shows: 'output',
        claim: 'SEND Reviews are offered to every kind of setting and 52 have had one.',
        page: 1,
        quote: 'In the year 52 settings had a review',
      },
      {
        area: 5,
        actionRefs: [],
        shows: 'impact',
        claim: '38 of the 52 settings changed how they spot a need, and needs are now found a term earlier.',
        page: 2,
        quote: 'Of the 52 settings, 38 changed how they spot a need.',
      },
    ],
    file: pdfFile('send-review-year-one', {
      title: 'SEND Review: the first year',
      author: 'School leaders’ steering group: report to the partnership',
      source: 'schools',
      figures: publishedAndSampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'A SEND Review is a day in which one school helps another to look at how it includes children. It is offered to every kind of setting, from nursery to college.',
          },
          { kind: 'heading', text: 'Who took part' },
          {
            kind: 'text',
            text: 'The partnership trained thirty reviewers (published). In the year 52 settings had a review, and no setting that asked was turned away.',
          },
          {
            kind: 'table',
            caption: 'Settings reviewed (sample figures)',
            columns: ['Kind of setting', 'Reviewed', 'Asked for a second'],
            rows: [
              ['Early years', '9', '2'],
              ['Primary', '28', '6'],
              ['Secondary', '11', '3'],
              ['Special schools and colleges', '4', '1'],
            ],
          },
        ],
        [
          { kind: 'heading', text: 'What changed' },
          {
            kind: 'text',
            text: 'Of the 52 settings, 38 changed how they spot a need. In those, a need is now written down a term earlier than before.',
          },
          {
            kind: 'bars',
            caption: 'Settings that changed something (sample figures)',
            bars: [
              { label: 'How a need is spotted', percent: 73 },
              { label: 'How parents are told', percent: 58 },
              { label: 'How help is checked', percent: 44 },
            ],
          },
          {
            kind: 'quotation',
            text: 'The visitor asked to see the child’s day, not the folder.',
            from: 'A primary school’s remark',
          },
        ],
      ],
    }),
  },
  {
    key: 'dco-clinics',
    title: 'Designated clinical officers: drop-in clinics and answers',
    description: 'Clinics held and how long an answer took, by part of the county.',
    kind: 'data',
    source: 'health',
    sensitivity: 'official',
    coversFromDaysAgo: 370,
    coversToDaysAgo: 20,
    reviewByDaysAhead: 120,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 18, 15, 'Before and after on one sheet. Approved.'),
    links: [
      {
        area: 5,
        actionRefs: ['3.3.1'],
        shows: 'output',
        claim: 'Parents and professionals reach a DCO at 4 drop-in clinics, where there were 2 in 2017/18.',
        page: 1,
        quote: 'Drop-in clinics',
      },
      {
        area: 5,
        actionRefs: [],
        shows: 'impact',
        claim: 'A family’s question to a DCO is answered in 6 working days where it took 15.',
        page: 1,
        quote: 'Median working days to an answer',
      },
      {
        area: 11,
        actionRefs: ['3.3.1'],
        shows: 'output',
        claim: 'Each part of the county has a drop-in clinic, and the north has 2.',
        page: 2,
        quote: 'Clinics by part of the county',
      },
    ],
    file: xlsxFile('dco-clinics-and-answers', {
      title: 'Designated clinical officers: clinics and answers',
      author: 'SEND Partnership Health Lead: half-yearly return',
      figures: publishedAndSampleFigures,
      sheets: [
        {
          name: 'Summary',
          note: 'The target for 2019/20 was 4 clinics (published). Days are sample figures.',
          columns: ['Measure', '2017/18', 'Latest (sample)'],
          rows: [
            ['Drop-in clinics (2017/18 published)', 2, 4],
            ['Median working days to an answer (both sample)', 15, 6],
          ],
        },
        {
          name: 'Where',
          note: 'Clinics by part of the county (sample figures).',
          columns: ['Part of the county', 'Clinics', 'Families seen'],
          rows: [
            ['North', 2, 74],
            ['Central', 1, 61],
            ['East', 1, 58],
          ],
        },
      ],
    }),
  },
];
