import { sampleFigures } from '../../documents/document.types.js';
import { docxFile, xlsxFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const commissioningEvidence: SampleEvidence[] = [
  {
    key: 'therapy-specification',
    title: 'Speech and language therapy: one specification for all commissioners',
    description:
      'The joint specification as put to commissioners. It names prices, so it is not for everyone.',
    kind: 'policy',
    source: 'health',
    sensitivity: 'official-sensitive',
    coversFromDaysAgo: 420,
    coversToDaysAgo: 100,
    reviewByDaysAhead: 200,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    ...approved(
      'partner@sample.test',
      92,
      88,
      'Shows that it exists and is used. Who benefits is still to come.',
    ),
    links: [
      {
        area: 3,
        actionRefs: ['3.6.1'],
        shows: 'output',
        claim: 'Commissioners agreed one speech and language specification in place of 4.',
        page: 1,
        quote: 'one specification takes the place of 4',
      },
    ],
    file: docxFile('speech-and-language-specification', {
      title: 'Speech and language therapy: joint specification',
      author: 'Policy Information and Commissioning Lead: for commissioners only',
      source: 'health',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'From the start of the contract year one specification takes the place of 4. Every commissioner has agreed it.',
          },
          { kind: 'heading', text: 'What a family can expect' },
          {
            kind: 'points',
            points: [
              'A first conversation without waiting for a referral form.',
              'A written offer within six weeks of that conversation.',
              'The same three levels of help in every district.',
            ],
          },
          {
            kind: 'table',
            caption: 'Three levels of help (sample figures)',
            columns: ['Level', 'For whom', 'Guide price'],
            rows: [
              ['Advice', 'Any setting', '£40 an hour'],
              ['Group', 'Children named by school', '£65 a session'],
              ['Individual', 'Children with a plan', '£90 a session'],
            ],
          },
        ],
        [
          { kind: 'heading', text: 'How we shall know that it works' },
          {
            kind: 'text',
            text: 'Providers report waits and outcomes twice a year. The first report is due after the first six months.',
          },
        ],
      ],
    }),
  },
  {
    key: 'therapy-waits',
    title: 'Speech and language therapy: waits before and after the joint contract',
    description: 'A provider’s figures, uploaded but not yet submitted for review.',
    kind: 'data',
    source: 'health',
    sensitivity: 'official',
    coversFromDaysAgo: 200,
    coversToDaysAgo: 15,
    reviewByDaysAhead: 180,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'contributor@sample.test',
    outcome: 'draft',
    links: [
      {
        area: 3,
        actionRefs: ['3.6.3'],
        shows: 'impact',
        claim: 'The median wait for a first appointment fell from 21 to 13 weeks.',
        page: 1,
        quote: 'Median wait for a first appointment, weeks',
      },
    ],
    file: xlsxFile('therapy-waits', {
      title: 'Speech and language therapy: waits',
      author: 'Provider return',
      figures: sampleFigures,
      sheets: [
        {
          name: 'Waits',
          note: 'Two half-years: the last before the joint contract and the first after it.',
          columns: ['Measure', 'Before', 'After'],
          rows: [
            ['Median wait for a first appointment, weeks', 21, 13],
            ['Children waiting over 18 weeks', 164, 58],
            ['Referrals', 902, 941],
          ],
        },
      ],
    }),
  },
];
