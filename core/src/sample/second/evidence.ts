import { sampleFigures } from '../documents/document.types.js';
import { pdfFile } from '../documents/files.js';
import type { SampleEvidence } from '../sample.types.js';

export const evidence: SampleEvidence[] = [
  {
    key: 'plans-on-time',
    title: 'Plans on time: the first two terms',
    description: 'How many plans were finished in time, term by term.',
    kind: 'report',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 240,
    coversToDaysAgo: 20,
    reviewByDaysAhead: 150,
    ownerEmail: 'other@sample.test',
    uploaderEmail: 'other@sample.test',
    // The programme has one member, and nobody approves what they uploaded.
    outcome: 'submitted',
    submittedDaysAgo: 4,
    links: [
      {
        area: 1,
        actionRefs: ['1.1.1'],
        shows: 'impact',
        claim: 'Plans finished in time rose from 41% to 57% in two terms.',
        page: 1,
        quote: 'rose from 41% to 57%',
      },
    ],
    file: pdfFile('plans-on-time', {
      title: 'Plans on time',
      author: 'SEND service: report on the first two terms',
      source: 'council',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'Since requests for advice go out on the day they are agreed, plans finished in time rose from 41% to 57%.',
          },
          {
            kind: 'bars',
            caption: 'Plans finished in time (sample figures)',
            bars: [
              { label: 'Before', percent: 41 },
              { label: 'After two terms', percent: 57 },
            ],
          },
        ],
      ],
    }),
  },
];
