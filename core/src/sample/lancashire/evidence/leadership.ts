import { publishedAndSampleFigures, sampleFigures } from '../../documents/document.types.js';
import { docxFile, pdfFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const leadershipEvidence: SampleEvidence[] = [
  {
    key: 'governance-map',
    title: 'Who decides what: governance of the improvement plan',
    description: 'The bodies that answer for the plan, and the four groups that carry it.',
    kind: 'policy',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 400,
    coversToDaysAgo: 30,
    reviewByDaysAhead: 240,
    ownerEmail: 'officer@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 75, 71, 'Clear, and the same as what the Board agreed.'),
    links: [
      {
        area: 1,
        actionRefs: ['2.3.2'],
        shows: 'output',
        claim:
          'Four thematic groups match the four priorities of the plan, each with a lead role that is named.',
        page: 1,
        quote: 'Four thematic groups carry the work, one for each priority.',
      },
    ],
    file: pdfFile('governance-of-the-plan', {
      title: 'Who decides what',
      author: 'SEND Partnership Board: governance of the improvement plan',
      source: 'council',
      figures: publishedAndSampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'The SEND Partnership Board answers for the plan. Three bodies call it to account: the Health and Wellbeing Board, the council’s Cabinet and the joint committee of the clinical commissioning groups.',
          },
          { kind: 'heading', text: 'Four groups, four priorities' },
          { kind: 'text', text: 'Four thematic groups carry the work, one for each priority.' },
          {
            kind: 'table',
            caption: 'Groups and lead roles (published)',
            columns: ['Group', 'Lead role', 'Themes'],
            rows: [
              ['1. Meeting Need', 'Head of Inclusion', '3'],
              ['2. Equal Partners', 'Parent Carer Forum Chair and Engagement Lead', '2'],
              ['3. Accessible Services', 'CCG Lead for SEND', '2'],
              ['4. Achieving Success', 'Acting Director of Education', '2'],
            ],
          },
          { kind: 'heading', text: 'What each group does' },
          {
            kind: 'points',
            points: [
              'Checks each action of its priority every two months.',
              'Takes what is late to the Board with a reason and a new date.',
              'Tells the other groups what it needs from them.',
            ],
          },
        ],
      ],
    }),
  },
  {
    key: 'local-partnership-notes',
    title: 'Local Area Partnerships: members, meetings and what they settled',
    description: 'A health partner’s summary of the first year of the Local Area Partnerships.',
    kind: 'minutes',
    source: 'health',
    sensitivity: 'official',
    coversFromDaysAgo: 390,
    coversToDaysAgo: 45,
    reviewByDaysAhead: 150,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'contributor@sample.test',
    ...approved('partner@sample.test', 40, 34, 'Good: it says what was settled and how quickly.'),
    links: [
      {
        area: 1,
        actionRefs: ['2.4.1'],
        shows: 'output',
        claim:
          'Every district has a Local Area Partnership with members from health, education and social care.',
        page: 1,
        quote: 'Each district now has a partnership with members from health, education and social care.',
      },
      {
        area: 1,
        actionRefs: [],
        shows: 'impact',
        claim: 'Problems between services were settled in 20 working days where they used to take 45.',
        page: 2,
        quote: 'in 20 working days, where the year before it took 45',
      },
    ],
    file: docxFile('local-area-partnerships', {
      title: 'Local Area Partnerships: the first year',
      author: 'SEND Partnership Health Lead: summary for the Board',
      source: 'health',
      figures: sampleFigures,
      pages: [
        [
          { kind: 'heading', text: 'Who sits at the table' },
          {
            kind: 'text',
            text: 'Each district now has a partnership with members from health, education and social care. A parent representative attends in nine of the twelve.',
          },
          {
            kind: 'table',
            caption: 'Meetings held in the year (sample figures)',
            columns: ['Part of the county', 'Partnerships', 'Meetings'],
            rows: [
              ['North', '4', '22'],
              ['Central', '4', '25'],
              ['East', '4', '21'],
            ],
          },
        ],
        [
          { kind: 'heading', text: 'What they settled' },
          {
            kind: 'text',
            text: 'Of 61 problems that two services could not solve between them, the partnerships settled 52. Half of these were settled in 20 working days, where the year before it took 45.',
          },
          {
            kind: 'points',
            points: [
              'One list of contacts, kept by each partnership.',
              'A standing place on the agenda for what parents raise.',
              'Three questions passed to the Board, all answered.',
            ],
          },
        ],
      ],
    }),
  },
  {
    key: 'forum-letter',
    title: 'Letter from parents’ representatives to the Board',
    description: 'What parents’ representatives see of the vision, and two decisions that changed.',
    kind: 'communication',
    source: 'families',
    sensitivity: 'official',
    coversFromDaysAgo: 210,
    coversToDaysAgo: 60,
    reviewByDaysAhead: 180,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 55, 52, 'Their words, and they name the decisions.'),
    links: [
      {
        area: 1,
        actionRefs: ['2.3.1'],
        shows: 'impact',
        claim: 'Parents’ representatives say the Board changed 2 decisions after hearing them.',
        page: 1,
        quote: 'Since then the Board has changed 2 decisions after hearing us.',
      },
    ],
    file: docxFile('letter-from-parents-representatives', {
      title: 'What we see from our side of the table',
      author: 'Parents’ representatives: letter to the SEND Partnership Board',
      source: 'families',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'You asked whether families notice the vision you wrote with us. Here is our answer.',
          },
          { kind: 'heading', text: 'What has changed' },
          {
            kind: 'quotation',
            text: 'A year ago we were told afterwards. Now we read the paper before it is decided.',
            from: 'Parents’ representatives on the Board',
          },
          {
            kind: 'text',
            text: 'Since then the Board has changed 2 decisions after hearing us. Short breaks can be booked outside term time, and letters about assessment give the name of a person to ring.',
          },
          { kind: 'heading', text: 'What has not' },
          {
            kind: 'points',
            points: [
              'Papers still come too late for working parents.',
              'Two districts have nobody from our forum.',
            ],
          },
        ],
      ],
    }),
  },
];
