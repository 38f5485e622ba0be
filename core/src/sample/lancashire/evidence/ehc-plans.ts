import { publishedAndSampleFigures, sampleFigures } from '../../documents/document.types.js';
import { docxFile, pdfFile } from '../../documents/files.js';
import { approved } from '../../review.js';
import type { SampleEvidence } from '../../sample.types.js';

export const ehcPlansEvidence: SampleEvidence[] = [
  {
    key: 'ehc-standards',
    title: 'EHC plans: quality standards and how we audit against them',
    description: 'The standards every plan is written to, with the audit form.',
    kind: 'policy',
    source: 'council',
    sensitivity: 'official',
    coversFromDaysAgo: 450,
    coversToDaysAgo: 0,
    reviewByDaysAhead: 260,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved('officer@sample.test', 130, 126, 'The edition in use.'),
    links: [
      {
        area: 6,
        actionRefs: ['1.6.1'],
        shows: 'output',
        claim: 'Plans are written and audited against 8 standards that all services signed.',
        page: 1,
        quote: 'All services signed these 8 standards',
      },
    ],
    file: docxFile('ehc-plan-standards', {
      title: 'EHC plans: our quality standards',
      author: 'Inclusion service: standards and audit framework, second edition',
      source: 'council',
      figures: publishedAndSampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'All services signed these 8 standards. Writers work to them and auditors mark against them. In 2017/18, 84.7% of plans were finished within 20 weeks (published): speed was not the weakness, quality was.',
          },
          {
            kind: 'points',
            points: [
              'The child’s own voice opens the plan.',
              'Parents recognise their child in it.',
              'Each need has its own provision.',
              'Provision says who, how often and how long.',
              'Outcomes can be seen by someone outside.',
              'Health advice is specific.',
              'Social care advice is specific.',
              'The next move in life is planned early.',
            ],
          },
        ],
        [
          { kind: 'heading', text: 'How an audit is done' },
          {
            kind: 'points',
            points: [
              'Two auditors from different services read each plan.',
              'They grade it alone, then agree.',
              'The parent is asked three questions.',
              'The writer gets the result within a week.',
            ],
          },
        ],
      ],
    }),
  },
  {
    key: 'ehc-audit-findings',
    title: 'EHC plan audit: two rounds compared',
    description: 'Auditors from a neighbouring area graded two samples of plans.',
    kind: 'audit',
    source: 'independent',
    sensitivity: 'official',
    coversFromDaysAgo: 300,
    coversToDaysAgo: 55,
    reviewByDaysAhead: 110,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'partner@sample.test',
    ...approved(
      'officer@sample.test',
      50,
      43,
      'Both samples are large enough, and it names what is still weak.',
    ),
    links: [
      {
        area: 6,
        actionRefs: ['1.6.3', '1.6.6'],
        shows: 'impact',
        claim: '33 of 50 plans were good or better, against 19 of 48 in the round before.',
        page: 1,
        quote: '33 of 50 plans were good or better. In the first round it was 19 of 48.',
      },
    ],
    file: pdfFile('ehc-plan-audit-two-rounds', {
      title: 'EHC plan audit: two rounds compared',
      author: 'Auditors from a neighbouring local area',
      source: 'independent',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'In the second round 33 of 50 plans were good or better. In the first round it was 19 of 48. The same standards and the same form were used.',
          },
          {
            kind: 'bars',
            caption: 'Plans graded good or better (sample figures)',
            bars: [
              { label: 'First round, 48 plans', percent: 40 },
              { label: 'Second round, 50 plans', percent: 66 },
            ],
          },
          {
            kind: 'table',
            caption: 'Good or better by section (sample figures)',
            columns: ['Section of the plan', 'First round', 'Second round'],
            rows: [
              ['The child’s voice', '56%', '78%'],
              ['Outcomes', '38%', '64%'],
              ['Health advice', '35%', '62%'],
              ['Social care advice', '29%', '36%'],
            ],
          },
        ],
        [
          { kind: 'heading', text: 'What is still weak' },
          {
            kind: 'points',
            points: [
              'Social care advice is brief in most plans.',
              'Plans from before the standards are renewed slowly.',
              'Moves at 16 are planned too late.',
            ],
          },
          {
            kind: 'text',
            text: 'We advise a third round after the next two terms, with more plans for young people over 16.',
          },
        ],
      ],
    }),
  },
  {
    key: 'ehc-health-advice',
    title: 'Health advice in EHC plans: what families can now rely on',
    description: 'Health providers’ own check of the advice they give.',
    kind: 'audit',
    source: 'health',
    sensitivity: 'official',
    coversFromDaysAgo: 240,
    coversToDaysAgo: 75,
    reviewByDaysAhead: 140,
    ownerEmail: 'lead@sample.test',
    uploaderEmail: 'contributor@sample.test',
    ...approved('partner@sample.test', 63, 58, 'Agrees with the independent audit on health advice.'),
    links: [
      {
        area: 6,
        actionRefs: ['1.6.4'],
        shows: 'impact',
        claim: 'Advice that says who does what and how often rose from 34% to 61% of plans checked.',
        page: 1,
        quote: 'rose from 34% to 61% of plans checked',
      },
    ],
    file: pdfFile('health-advice-in-ehc-plans', {
      title: 'Health advice in EHC plans',
      author: 'Designated clinical officers: check of 120 plans',
      source: 'health',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'We read the health advice in 120 plans, half from before the training and half from after. Advice that says who does what and how often rose from 34% to 61% of plans checked.',
          },
          {
            kind: 'bars',
            caption: 'Advice that can be acted on (sample figures)',
            bars: [
              { label: 'Before the training', percent: 34 },
              { label: 'After the training', percent: 61 },
            ],
          },
          { kind: 'heading', text: 'What comes next' },
          {
            kind: 'points',
            points: ['The same check by therapists.', 'One page of examples for every adviser.'],
          },
        ],
      ],
    }),
  },
  {
    key: 'ehc-parents-survey',
    title: 'Parents on their child’s EHC plan: telephone survey',
    description: 'What parents say about their child’s plan. Waiting for review.',
    kind: 'survey',
    source: 'families',
    sensitivity: 'official',
    coversFromDaysAgo: 120,
    coversToDaysAgo: 35,
    reviewByDaysAhead: 220,
    ownerEmail: 'partner@sample.test',
    uploaderEmail: 'contributor@sample.test',
    outcome: 'submitted',
    submittedDaysAgo: 27,
    links: [
      {
        area: 6,
        actionRefs: ['1.6.5'],
        shows: 'impact',
        claim: '71 of 96 parents say the plan describes their child as they know them.',
        page: 1,
        quote: '71 of 96 parents',
      },
    ],
    file: pdfFile('parents-on-ehc-plans', {
      title: 'Do you recognise your child in the plan?',
      author: 'Parent Carer Forum: telephone survey',
      source: 'families',
      figures: sampleFigures,
      pages: [
        [
          {
            kind: 'text',
            text: 'We rang parents whose child’s plan was written or renewed since the new standards. 71 of 96 parents said that it describes their child as they know them.',
          },
          {
            kind: 'bars',
            caption: 'Parents who said yes (sample figures)',
            bars: [
              { label: 'I recognise my child', percent: 74 },
              { label: 'My child was asked', percent: 63 },
              { label: 'I know who does what', percent: 49 },
            ],
          },
          {
            kind: 'quotation',
            text: 'The first page sounds like her. The rest sounds like a form.',
            from: 'A parent',
          },
        ],
      ],
    }),
  },
];
