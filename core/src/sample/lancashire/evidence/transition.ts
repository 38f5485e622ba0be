import { sampleFigures } from '../../documents/document.types.js';
import { docxFile, pdfFile, xlsxFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const transitionEvidence: SampleEvidence[] = [
  {
    key: 'transition-file-audit',
    title: 'Moving to adult health services: file audit',
    description: 'Small numbers by service, so it is not for everyone.',
    kind: 'audit',
    source: 'health',
    sensitivity: 'official-sensitive',
    coversFromDaysAgo: 280,
    coversToDaysAgo: 70,
    reviewByDaysAhead: 155,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    ...approved('partner@sample.test', 61, 57, 'Shows a change and says where it has not come yet.'),
    links: [
      {
        area: 9,
        actionRefs: ['3.9.2'],
        shows: 'impact',
        claim: 'A written handover before the 18th birthday was found in 29 of 40 files, from 12 of 40.',
        page: 1,
        quote: '29 of 40 files',
      },
    ],
    file: pdfFile('transition-file-audit', {
      title: 'Was there a handover before 18?',
      author: 'SEND Partnership Health Lead: file audit',
      source: 'health',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'Two clinicians read the files of young people who had turned 18 in the year. A written handover before the birthday was found in 29 of 40 files. In the audit before it was 12 of 40.',
          },
          {
            kind: 'table',
            caption: 'Files with a written handover (sample figures)',
            columns: ['Service', 'First audit', 'Second audit'],
            rows: [
              ['Therapies', '5 of 14', '11 of 14'],
              ['Mental health', '4 of 15', '9 of 15'],
              ['Paediatrics', '3 of 11', '9 of 11'],
              ['All', '12 of 40', '29 of 40'],
            ],
          },
          { kind: 'heading', text: 'What is missing' },
          {
            kind: 'points',
            points: [
              'The young person’s own words, in half of the handovers.',
              'A named adult nurse, in the south.',
            ],
          },
        ],
      ],
    }),
  },
  {
    key: 'transition-families',
    title: 'Families on the move to adult services: survey',
    description: 'Parents of young people who turned 18 in the last year.',
    kind: 'survey',
    source: 'families',
    sensitivity: 'official',
    coversFromDaysAgo: 150,
    coversToDaysAgo: 60,
    reviewByDaysAhead: 205,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    ...approved('partner@sample.test', 48, 41, 'Families and files tell the same story. Approved.'),
    links: [
      {
        area: 9,
        actionRefs: ['3.9.2'],
        shows: 'impact',
        claim: '58% of families knew the adult service before the move, from 33% a year earlier.',
        page: 1,
        quote: 'We knew the adult service before the move',
      },
    ],
    file: pdfFile('families-on-transition', {
      title: 'Did you know who would be there?',
      author: 'Parent Carer Forum: survey of families after the move',
      source: 'families',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'We asked 84 families whose young person had moved to adult health services in the last year. The year before we had asked 79.',
          },
          {
            kind: 'table',
            caption: 'Families who said yes (sample figures)',
            columns: ['Question', 'A year earlier', 'Now'],
            rows: [
              ['We knew the adult service before the move', '33%', '58%'],
              ['We met someone from it', '21%', '47%'],
              ['We told our story only once', '18%', '29%'],
            ],
          },
          {
            kind: 'quotation',
            text: 'She came to the last appointment and said: next time it is me.',
            from: 'A parent',
          },
        ],
      ],
    }),
  },
  {
    key: 'transition-case-study',
    title: 'A young person’s move to adult services: case study',
    description: 'An invented young person’s own account. Personal, so it stays out of packs.',
    kind: 'case-study',
    source: 'young-people',
    sensitivity: 'personal',
    coversFromDaysAgo: 230,
    coversToDaysAgo: 90,
    reviewByDaysAhead: 185,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    ...approved('partner@sample.test', 68, 62, 'Consent is on file. Keep it as personal.'),
    links: [
      {
        area: 9,
        actionRefs: ['3.9.1'],
        shows: 'impact',
        claim:
          'A young person met the adult team 3 times before the move and missed no appointment after it.',
        page: 1,
        quote: 'I met the adult team 3 times before I moved.',
      },
    ],
    file: docxFile('case-study-moving-on', {
      title: 'Moving on: my account',
      author: 'A young person, invented for this sample, with a transition worker',
      source: 'young-people',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'I am 19. I have seen the same children’s team since I was four, and I did not want to leave them.',
          },
          {
            kind: 'text',
            text: 'I met the adult team 3 times before I moved. The second time I showed them round my school. I have not missed an appointment since.',
          },
          {
            kind: 'quotation',
            text: 'Nobody asked me to start again from the beginning.',
            from: 'From the account',
          },
        ],
      ],
    }),
  },
  {
    key: 'children-in-care-health',
    title: 'Health of looked-after children with SEND: oversight report',
    description: 'Returned: the table does not yet show children with SEND on their own.',
    kind: 'data',
    source: 'health',
    sensitivity: 'official-sensitive',
    coversFromDaysAgo: 190,
    coversToDaysAgo: 30,
    reviewByDaysAhead: 160,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'lead@sample.test',
    outcome: 'changes-requested',
    submittedDaysAgo: 16,
    decidedDaysAgo: 9,
    reviewerEmail: 'partner@sample.test',
    reviewComment:
      'The table counts all looked-after children. Please add a column for those with SEND, then submit again.',
    links: [
      {
        area: 9,
        actionRefs: ['1.7.1'],
        shows: 'output',
        claim: 'Health assessments of looked-after children are followed every quarter, and 91% are in time.',
        page: 1,
        quote: 'Health assessments in time',
      },
      {
        area: 11,
        actionRefs: ['1.7.1'],
        shows: 'output',
        claim: 'Health assessments are in time in every part of the county, from 89% to 93%.',
        page: 2,
        quote: 'Assessments in time by part of the county',
      },
    ],
    file: xlsxFile('looked-after-children-health', {
      title: 'Health of looked-after children: oversight',
      author: 'Designated nurses: quarterly report',
      figures: sampleFigures,
      sheets: [
        {
          name: 'County',
          note: 'Per cent of all looked-after children.',
          columns: ['Measure', 'Latest'],
          rows: [
            ['Health assessments in time, % (91% this quarter)', 91],
            ['Dental checks in time', 84],
          ],
        },
        {
          name: 'Parts',
          note: 'Assessments in time by part of the county: from 89% to 93%.',
          columns: ['Part of the county', 'In time, %'],
          rows: [
            ['North', 89],
            ['Central', 93],
            ['East', 91],
          ],
        },
      ],
    }),
  },
];
