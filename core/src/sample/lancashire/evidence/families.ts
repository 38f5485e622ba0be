import { publishedAndSampleFigures, sampleFigures } from '../../documents/document.types.js';
import { docxFile, pdfFile, photoFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const familiesEvidence: SampleEvidence[] = [
  {
    key: 'poet-report',
    title: 'POET survey: what families, young people and practitioners said',
    description: 'The yearly survey beside its published results of 2017/18, and what the Board did with it.',
    kind: 'survey',
    source: 'families',
    sensitivity: 'official',
    coversFromDaysAgo: 330,
    coversToDaysAgo: 110,
    reviewByDaysAhead: 210,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 98, 95, 'Published and sample figures are kept apart. Good.'),
    links: [
      {
        area: 4,
        actionRefs: ['2.2.1'],
        shows: 'output',
        claim: 'The Board received the POET results and published an answer to each of the 3 main points.',
        page: 2,
        quote: 'published an answer to each of the 3 main points',
      },
      {
        area: 4,
        actionRefs: [],
        shows: 'impact',
        claim: '74% of parents and carers now call the help good or very good, from 67% in 2017/18.',
        page: 1,
        quote: 'Parents and carers, latest (sample)',
      },
      {
        area: 2,
        actionRefs: [],
        shows: 'impact',
        claim: 'Leaders’ own list of concerns matched families’ in 4 of 5 points, where it had been 1 of 5.',
        page: 2,
        quote: 'matched in 4 of 5 points, where the year before it was 1 of 5',
      },
    ],
    file: pdfFile('poet-survey', {
      title: 'How good is the help?',
      author: 'Communication and Engagement Lead: results of the POET survey',
      source: 'families',
      figures: publishedAndSampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'Every year families, young people and practitioners are asked how they rate the help given. Parents and carers are counted when they say good or very good, the others when they say good. Young people are asked about help towards independence.',
          },
          {
            kind: 'bars',
            caption: 'Help rated good',
            bars: [
              { label: 'Parents and carers, 2017/18 (published)', percent: 67 },
              { label: 'Parents and carers, latest (sample)', percent: 74 },
              { label: 'Young people, 2017/18 (published)', percent: 67 },
              { label: 'Young people, latest (sample)', percent: 72 },
              { label: 'Practitioners, 2017/18 (published)', percent: 27 },
              { label: 'Practitioners, latest (sample)', percent: 46 },
            ],
          },
          {
            kind: 'text',
            text: 'In 2017/18 the national figure was 60% for parents and carers, and 51% for young people (published).',
          },
          {
            kind: 'table',
            caption: 'Targets of the plan (published)',
            columns: ['Who', '2018/19', '2019/20'],
            rows: [
              ['Parents and carers', '70%', '75%'],
              ['Young people', '70%', '75%'],
              ['Practitioners', '40%', '50%'],
            ],
          },
        ],
        [
          { kind: 'heading', text: 'What the Board did with it' },
          {
            kind: 'text',
            text: 'The Board received these results at its next meeting and published an answer to each of the 3 main points: waiting, letters, and being passed from one service to another.',
          },
          {
            kind: 'text',
            text: 'Before the results came in, leaders wrote down the five concerns they expected. Their list and the families’ list matched in 4 of 5 points, where the year before it was 1 of 5.',
          },
          {
            kind: 'quotation',
            text: 'It is the first time the answer came with a date.',
            from: 'A remark in the survey',
          },
        ],
      ],
    }),
  },
  {
    key: 'you-said-we-did',
    title: '“You said, we did”: the board at the family day',
    description: 'A picture of the board that parents filled and services answered.',
    kind: 'communication',
    source: 'families',
    sensitivity: 'official',
    coversFromDaysAgo: 160,
    coversToDaysAgo: 50,
    reviewByDaysAhead: 160,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 46, 44, 'No faces and no names on it. Approved.'),
    links: [
      {
        area: 4,
        actionRefs: ['2.3.3'],
        shows: 'output',
        claim: 'Parents asked for three things and each has an answer on the same board.',
        page: null,
      },
      {
        area: 5,
        actionRefs: ['1.4.1'],
        shows: 'output',
        claim: 'Parents said the forms confused them, and one guide written with them replaced five.',
        page: null,
      },
    ],
    file: photoFile('you-said-we-did', {
      title: 'You said, we did',
      columns: [
        {
          heading: 'You said',
          notes: [
            'Forms are confusing. Each service has its own.',
            'Nobody says who to ring.',
            'Meetings are always in the daytime.',
          ],
        },
        {
          heading: 'We did',
          notes: [
            'One guide, written with parents, replaced five.',
            'Every letter now names a person and a number.',
            'Every third meeting is in the evening.',
          ],
        },
      ],
      footnote: 'Sample document: a drawn picture, not a photograph of a real board',
    }),
  },
  {
    key: 'young-people-panel',
    title: 'Young people’s panel: what we asked for and what happened',
    description: 'Notes agreed by the panel, on staying in school, taking part and the Local Offer.',
    kind: 'minutes',
    source: 'young-people',
    sensitivity: 'official',
    coversFromDaysAgo: 250,
    coversToDaysAgo: 40,
    reviewByDaysAhead: 170,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'contributor@sample.test',
    ...approved('partner@sample.test', 36, 31, 'The panel agreed these notes. Useful for three areas.'),
    links: [
      {
        area: 4,
        actionRefs: ['2.6.1', '2.6.2'],
        shows: 'impact',
        claim: 'Of 9 things young people asked for, 6 have happened.',
        page: 1,
        quote: 'We asked for 9 things and 6 have happened.',
      },
      {
        area: 12,
        actionRefs: ['2.5.3'],
        shows: 'impact',
        claim: 'On the new site 11 of 12 panel members found a club for themselves; on the old one 3 did.',
        page: 2,
        quote: '11 of 12 found one. On the old site 3 of us had.',
      },
      {
        area: 10,
        actionRefs: ['4.2.2'],
        shows: 'output',
        claim: 'Young people helped to write the return-to-school meeting that the hubs now use.',
        page: 2,
        quote: 'the hubs use the meeting we wrote',
      },
    ],
    file: docxFile('young-peoples-panel', {
      title: 'What we asked for and what happened',
      author: 'Young people’s panel: notes of the year, agreed by the panel',
      source: 'young-people',
      figures: sampleFigures,
      pages: [
        [
          { kind: 'text', text: 'We asked for 9 things and 6 have happened. Here is the list.' },
          {
            kind: 'table',
            caption: 'Asked and answered (sample figures)',
            columns: ['We asked for', 'What happened'],
            rows: [
              ['Our own place on the Board', 'Yes, two seats'],
              ['Papers we can read', 'Yes, two pages at most'],
              ['Lifts to meetings', 'Yes'],
              ['A say in choosing providers', 'Yes, twice'],
              ['Meetings after college', 'Yes'],
              ['A quiet room', 'Yes'],
              ['Paid work experience', 'Not yet'],
              ['One plan, not three', 'Not yet'],
              ['A named nurse after 18', 'Not yet'],
            ],
          },
        ],
        [
          { kind: 'heading', text: 'The new Local Offer site' },
          {
            kind: 'text',
            text: 'Each of us looked for a club we could go to: 11 of 12 found one. On the old site 3 of us had.',
          },
          { kind: 'heading', text: 'Coming back to school' },
          {
            kind: 'text',
            text: 'Some of us have been sent home from school. We wrote down how a first meeting back should go, and the hubs use the meeting we wrote.',
          },
        ],
      ],
    }),
  },
];
