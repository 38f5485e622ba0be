import { addDays, type EvidenceState } from '@revisit/core/shared';
import type {
  Ask,
  Asked,
  AuditEntry,
  Evidence,
  EvidenceRow,
  Findings,
  Job,
  Link,
  Pack,
  SearchAnswer,
  Version,
  Withheld,
} from '../src/types.js';
import { areas, id, lead, me, now } from './programme.js';

export const at = (daysAgo: number) => `${addDays(now, -daysAgo)}T09:30:00Z`;
const hash = '9c41ab5b0de3a877c007fe12f9b1d43e5a6c7d8e9f0a1b2c3d4e5f6a7b8ce07a';
export const areaRef = (n: number) => ({ id: id(100 + n), number: n, title: areas[n - 1]?.title ?? '' });

const titles: [string, EvidenceState, number[], boolean][] = [
  ['EHC plan audit findings, autumn', 'approved', [6], false],
  ['Short breaks: what 212 families told us', 'submitted', [11, 4], false],
  ['Occupational therapy service specification', 'changes-requested', [3], false],
  ['POET survey: Lancashire report', 'approved', [4, 8], true],
  ['DCO service: issues raised and resolved, quarter 3', 'submitted', [2, 6], false],
  ['Annual reviews: first baseline', 'draft', [6], false],
];

export const rows: EvidenceRow[] = titles.map(([title, state, numbers, stale], index) => ({
  id: id(301 + index),
  title,
  kind: 'report',
  source: index % 2 ? 'families' : 'council',
  sensitivity: 'official',
  state,
  reviewBy: addDays(now, stale ? -20 : 120),
  stale,
  tags: [],
  coversFrom: addDays(now, -200),
  coversTo: addDays(now, -100),
  owner: lead,
  areas: numbers,
  shows: index === 0 ? ['impact', 'output'] : ['impact'],
  file: {
    number: 1,
    fileName: 'EHCP audit Sep-Dec FINAL v3.docx',
    size: 612_000,
    state: state === 'draft' ? 'inspecting' : 'clean',
    pageCount: 12,
  },
  submittedAt: state === 'submitted' ? at(6) : null,
  updatedAt: at(index),
  version: 3,
}));

export const searchAnswer: SearchAnswer = {
  total: rows.length,
  more: false,
  shown: rows.length,
  understood: { corrections: [], every: true },
  rows: [],
  facets: {
    area: [],
    action: [],
    kind: [{ value: 'report', count: rows.length }],
    source: [
      { value: 'council', count: 3 },
      { value: 'families', count: 3 },
    ],
    state: [
      { value: 'approved', count: 2 },
      { value: 'submitted', count: 2 },
    ],
    shows: [],
    sensitivity: [{ value: 'official', count: rows.length }],
    tag: [],
    stale: 1,
  },
};

const version = (number: number, state: Version['state']): Version => ({
  number,
  fileName: 'EHCP audit Sep-Dec FINAL v3.pdf',
  size: 1_120_000,
  sha256: hash,
  state,
  mediaType: 'application/pdf',
  pageCount: 12,
  warnings:
    state === 'clean'
      ? [
          {
            code: 'scan-not-configured',
            message: 'Nobody has checked this file for malware, because no scanner is set up.',
          },
        ]
      : [],
  reason:
    state === 'rejected'
      ? {
          code: 'password',
          message:
            'This file is protected by a password, so nobody could check it. Save a copy without the password and add that.',
        }
      : null,
  scan: 'not-configured',
  uploadedBy: lead,
  createdAt: at(9),
  receivedAt: at(9),
  hasPreview: state === 'clean',
  failedJob: null,
  may: { discard: true, open: state === 'clean' },
});

const link = (n: number, area: number, shows: Link['shows'], state: Link['state']): Link => ({
  id: id(400 + n),
  evidenceId: id(301),
  area: areaRef(area),
  actions: [{ id: id(501), ref: '1.5.1', title: 'Implement a multi-agency audit process' }],
  kpis: [{ id: id(681), ref: '1a', measure: 'EHC plans finished within 20 weeks' }],
  quotes: [
    {
      kpiId: id(681),
      seriesId: id(690),
      series: '',
      asAt: '2018-03-31',
      text: '84.7%',
      others: n === 1 ? ['“The dashboard” says 85%'] : [],
    },
  ],
  shows,
  claim: 'Plans graded good or better rose from 14 of 37 (38 %) in May to 26 of 42 (62 %) by December.',
  locator: { page: 2, quote: '26 of 42 plans (62 %) were good or better' },
  state,
  createdBy: lead,
  createdAt: at(9),
  may: { change: true, accept: state === 'proposed' },
});

export const evidenceOf = (wanted: string): Evidence => {
  const row = rows.find((each) => each.id === wanted) ?? rows[0];
  if (!row) throw new Error('no rows');
  return {
    ...row,
    description: 'Findings of the multi-agency audit of 42 plans.',
    published: null,
    owner: lead,
    createdBy: lead,
    createdAt: at(9),
    currentVersion: 2,
    versions: [version(1, 'rejected'), version(2, 'clean')],
    links: [link(1, 6, 'impact', 'unchecked'), link(2, 5, 'output', 'proposed')],
    chain: [],
    ownerChanges: [],
    reviews: [
      {
        id: id(601),
        evidenceId: row.id,
        move: 'submit',
        versionNumber: 1,
        sha256: hash,
        comment: '',
        reasons: [],
        person: lead,
        at: at(8),
      },
      {
        id: id(602),
        evidenceId: row.id,
        move: 'request-changes',
        versionNumber: 1,
        sha256: hash,
        comment: 'Wrong page: the figures stand on page 2.',
        reasons: [],
        person: me,
        at: at(7),
      },
      {
        id: id(603),
        evidenceId: row.id,
        move: 'submit',
        versionNumber: 2,
        sha256: hash,
        comment: '',
        reasons: [],
        person: lead,
        at: at(6),
      },
    ],
    may: {
      edit: true,
      addVersion: true,
      link: true,
      changeOwner: true,
      submit: row.state === 'draft',
      approve: row.state === 'submitted',
      requestChanges: row.state === 'submitted',
      withdraw: true,
    },
    before: row.state === 'draft' ? ['Say for each area what it shows: the claim for area 6 is empty.'] : [],
  };
};

export const pages = [
  { page: 1, text: 'EHC plan audit findings\nMulti-agency audit, September to December' },
  {
    page: 2,
    text: 'What we found\n26 of 42 plans (62 %) were good or better, against 14 of 37 (38 %) in May.\nParents were named as authors of section A in 31 plans.',
  },
];

/** What an upload link shows to whoever holds it. */
export const asked: Asked = {
  askedBy: { name: 'Alex Partner', jobTitle: 'SEND Improvement Partner' },
  givenTo: 'Parent carer forum',
  what: 'Your notes of the evening on autism assessment',
  expiresAt: '2026-12-11T00:00:00.000Z',
  filesAtMost: 2,
  filesLeft: 2,
  fileLimit: 600 * 1024 * 1024,
};

export const asks: Ask[] = [
  {
    id: id(201),
    area: areaRef(7),
    person: lead,
    askedBy: me,
    what: 'Weeks from referral to triage, July to December',
    dueOn: addDays(now, -1),
    askedAt: at(9),
    action: null,
    state: 'open',
    overdue: true,
    answeredBy: null,
    events: [],
    may: { answer: true, passOn: true, changeDate: true, withdraw: true },
    answer: null,
    evidenceId: null,
    comment: '',
    answeredAt: null,
  },
];

const pack = (n: number, rest: Partial<Pack>): Pack => ({
  id: id(700 + n),
  kind: 'readiness',
  state: 'ready',
  progress: 100,
  step: 'Done',
  asAt: addDays(now, -12),
  manifestSha256: hash,
  areaNumbers: areas.map((area) => area.number),
  documents: 86,
  leftOut: 1,
  withheld: [],
  readyAreas: 3,
  requestedBy: me,
  createdAt: at(12),
  readyAt: at(12),
  releasedAt: null,
  releasedBy: null,
  failure: null,
  failedJobId: null,
  newer: 4,
  files: [
    { name: 'Front section.pdf', size: 1_230_000, sha256: hash, pages: 66 },
    { name: 'Everything.zip', size: 214_000_000, sha256: hash, pages: null },
  ],
  may: { cancel: false, retry: false, release: true },
  ...rest,
});

export const packs: Pack[] = [
  pack(1, {
    state: 'building',
    progress: 62,
    step: 'Copying document 53 of 86',
    asAt: now,
    createdAt: at(0),
    readyAt: null,
    files: [],
    newer: 0,
    may: { cancel: true, retry: false, release: false },
  }),
  pack(2, {}),
  pack(3, {
    state: 'failed',
    progress: 40,
    readyAt: null,
    files: [],
    createdAt: at(20),
    failure: {
      code: 'store',
      message: 'The pack stopped at document 31 of 80: the store did not answer. It was tried five times.',
    },
    failedJobId: id(801),
    may: { cancel: false, retry: true, release: false },
  }),
  pack(4, { releasedAt: at(30), releasedBy: lead, createdAt: at(31), readyAt: at(31), newer: 9 }),
];

export const jobs: Job[] = [
  {
    id: id(801),
    name: 'build-pack',
    what: 'Readiness pack of 3 November',
    subjectId: id(703),
    state: 'failed',
    attempts: 5,
    error: 'The store did not answer.',
    createdAt: at(20),
    finishedAt: at(20),
  },
];

export const audit: AuditEntry[] = [
  {
    id: '3',
    action: 'evidence.approved',
    subject: 'evidence',
    subjectId: id(301),
    person: 'Robin Partner',
    details: { versionNumber: 2 },
    at: at(1),
    sealed: false,
  },
  {
    id: '2',
    action: 'person.added',
    subject: 'person',
    subjectId: id(3),
    person: 'Ada Administrator',
    details: { roles: ['contributor'] },
    at: at(5),
    sealed: true,
  },
  {
    id: '1',
    action: 'pack.built',
    subject: 'pack',
    subjectId: id(702),
    person: null,
    details: {},
    at: at(12),
    sealed: true,
  },
];

export const findings: Findings = {
  versionNumber: 1,
  lookedThrough: true,
  findings: [
    {
      id: 'd0000000-0000-4000-8000-000000000001',
      page: 2,
      kind: 'nhs-number',
      masked: '••••••••19',
      resolution: null,
    },
  ],
  may: { resolve: true },
};

export const withheld: Withheld[] = [
  {
    evidenceId: rows[0]?.id ?? '',
    title: rows[0]?.title ?? '',
    versionNumber: 1,
    areaNumbers: [3],
    findings: [{ page: 2, kind: 'nhs-number', masked: '••••••••19' }],
  },
];
