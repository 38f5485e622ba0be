import { createHash } from 'node:crypto';
import type { ManifestArea, ManifestEvidence, ManifestFile, PackManifest } from '@revisit/core';

/** A manifest for tests, and the bytes of the originals it names. */
export interface PackFixture {
  manifest: PackManifest;
  originals: Map<string, Buffer>;
}

const titles = [
  'Leadership and vision',
  'Understanding the area',
  'Joint commissioning',
  'Parents and carers',
  'Identifying need',
  'Quality of EHC plans',
  'Autism pathways',
  'Outcomes strategy',
  'Transition in healthcare',
  'Exclusions',
  'Equal provision',
  'Local Offer',
];
const documents = [
  'EHC plan audit findings',
  'Highlight report, case management',
  'Themes from audit, autumn term',
  'EHC plan quality standards',
  'Auditor training register',
  'Multi-agency audit: terms and training',
];
const claims = [
  'Of 42 plans audited between September and December, 26 were good or better, against 14 of 37 in May.',
  'Plan writers use the agreed standards in every district, and advice givers are trained in them.',
  'Parents who answered say that they were listened to more often than in the year before.',
];
const sources = ['council', 'health', 'schools', 'families', 'young-people', 'independent'] as const;
const showing = ['impact', 'output', 'output', 'activity'] as const;
const states = ['ready', 'partly', 'not-ready', 'not-ready'] as const;

/** `areas` areas with `evidence` documents each; the texts are plausible, the bytes differ for every document. */
export function packFixture({ areas, evidence }: { areas: number; evidence: number }): PackFixture {
  const originals = new Map<string, Buffer>();
  const files: ManifestFile[] = [];
  const filled = Array.from({ length: areas }, (_, index) => {
    const number = index + 1;
    const shown = Array.from({ length: evidence }, (_, position) => evidenceOf(number, position + 1));
    for (const [position, one] of shown.entries()) {
      const content = Buffer.from(`Original ${one.no}\n`.repeat((position + 1) * 40));
      const storageKey = `store/${one.evidenceId}`;
      originals.set(storageKey, content);
      files.push(fileOf(one, number, content, storageKey));
    }
    return areaOf(number, shown);
  });
  return { manifest: manifestOf(filled, files), originals };
}

function evidenceOf(area: number, position: number): ManifestEvidence {
  const shows = showing[position % showing.length]!;
  return {
    no: `${area}.${String(position).padStart(2, '0')}`,
    evidenceId: `e-${area}-${position}`,
    versionNumber: 1 + (position % 3),
    title: documents[position % documents.length]!,
    kind: 'report',
    source: sources[(area + position) % sources.length]!,
    shows,
    claim: claims[position % claims.length]!,
    page: position % 4 === 0 ? null : position,
    quote: position % 3 === 0 ? 'The views of young people are in every plan issued since January' : null,
    actionRefs: position % 2 === 0 ? [`1.${area}.${position}`, `1.${area}.${position + 1}`] : [],
    coversFrom: position % 5 === 0 ? null : '2019-09-01',
    coversTo: position % 4 === 0 ? null : '2019-12-31',
    approvedOn: '2020-01-09',
    stale: position % 7 === 0,
  };
}

function fileOf(one: ManifestEvidence, area: number, content: Buffer, storageKey: string): ManifestFile {
  return {
    evidenceId: one.evidenceId,
    versionNumber: one.versionNumber,
    fileName: `${one.title}.txt`,
    mediaType: 'text/plain',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    pageCount: one.versionNumber === 3 ? null : 12,
    storageKey,
    paths: [`originals/${String(area).padStart(2, '0')} ${titles[area - 1]}/${one.no} ${one.title}.txt`],
  };
}

function areaOf(number: number, evidence: ManifestEvidence[]): ManifestArea {
  const state = states[number % states.length]!;
  const gap = {
    what: 'Nothing yet in the words of parents, carers or young people',
    why: 'Inspectors ask what changed for families, in their own words.',
    who: 'Parent Carer Forum Chair',
    href: `/areas/${number}`,
  };
  const open = state === 'ready' ? [] : [gap];
  return {
    id: `area-${number}`,
    number,
    title: titles[number - 1] ?? `Area ${number}`,
    inspectorsWords: 'The endemic weakness in the quality of education, health and care plans',
    state,
    measures: [
      {
        ref: '4b (iv)',
        measure: 'Progress of pupils with SEND at key stage 2',
        series: 'SEN (E), Reading',
        latest: '-3.7',
        asAt: '2026-03-31',
        target: '-3.5',
        verdict: 'off',
        guessed: true,
        overdue: true,
      },
      {
        ref: '1d',
        measure: 'Annual reviews finished within timescales',
        series: '',
        latest: '',
        asAt: null,
        target: 'Baseline from July 2019',
        verdict: 'cannot-tell',
        guessed: false,
        overdue: false,
      },
    ],
    people: [
      { sector: 'health', role: 'Designated Clinical Officer', organisation: 'NHS trust', deputy: false },
      { sector: 'young-people', role: '', organisation: '', deputy: false },
    ],
    criteria: [
      {
        id: 'impact',
        title: 'Impact',
        state: 'met',
        brief: '3 items',
        detail: '3 items from 2 sources',
        gaps: [],
      },
      {
        id: 'families',
        title: 'Families',
        state: state === 'ready' ? 'met' : 'not-met',
        brief: state === 'ready' ? '2 items' : 'None',
        detail: state === 'ready' ? '2 items' : '0 items, 1 needed',
        gaps: open,
      },
      {
        id: 'output',
        title: 'Output',
        state: 'partly',
        brief: '6 of 11',
        detail: '6 of 11 done actions',
        gaps: [],
      },
      { id: 'fresh', title: 'Fresh', state: 'not-met', brief: '2 stale', detail: '2 of 14 stale', gaps: [] },
      {
        id: 'plan',
        title: 'Plan',
        state: 'partly',
        brief: '2 overdue',
        detail: '2 overdue, 1 with a note',
        gaps: [],
      },
      {
        id: 'review',
        title: 'Review',
        state: 'met',
        brief: 'None waiting',
        detail: '0 waiting over ten days',
        gaps: [],
      },
    ],
    evidence,
    actions: [
      {
        ref: `1.${number}.4`,
        title: 'Audit a sample of plans each term and share what is learned with those who write them',
        due: 'October 2019',
        leads: ['Head of Inclusion', 'Designated Clinical Officer'],
        level: { label: 'Complete', meaning: 'done' },
        comment: 'Findings go to the board every term.',
      },
      {
        ref: `1.${number}.5`,
        title: 'Put the case management system in place',
        due: 'ongoing',
        leads: [],
        level: { label: 'Delayed', meaning: 'at-risk' },
        comment: '',
      },
      {
        ref: `1.${number}.6`,
        title: 'Agree a joint outcomes framework',
        due: 'March 2020',
        leads: ['CCG lead'],
        level: null,
        comment: '',
      },
    ],
  };
}

function manifestOf(areas: ManifestArea[], files: ManifestFile[]): PackManifest {
  const round = (label: string, asAt: string, counts: number[]) => ({
    planTitle: 'Improvement plan',
    label,
    asAt,
    total: counts.reduce((sum, count) => sum + count, 0),
    counts: [
      { code: 'C', label: 'Complete', meaning: 'done' as const, count: counts[0]! },
      { code: 'G', label: 'On track', meaning: 'on-track' as const, count: counts[1]! },
      { code: 'A', label: 'Under way', meaning: 'under-way' as const, count: counts[2]! },
      { code: 'R', label: 'Delayed', meaning: 'at-risk' as const, count: counts[3]! },
      { code: 'n/s', label: 'Not started', meaning: 'not-started' as const, count: counts[4]! },
      { code: 'none', label: 'Not rated', meaning: 'not-rated' as const, count: counts[5]! },
    ],
  });
  return {
    format: 'revisit-pack/1',
    kind: 'readiness',
    packId: '0f5c9b6e-2f0e-4b46-9d0e-1f5f7a0a7a11',
    programme: { slug: 'sample', name: 'Sample SEND Partnership' },
    visit: {
      inspectedOn: '2017-11-17',
      inspectors: 'Ofsted and the Care Quality Commission',
      areaWords: 'areas of significant weakness',
      planWords: 'Written Statement of Action',
      expectedBy: '2019-10-25',
    },
    frozenAt: '2020-01-28T09:12:00.000Z',
    asAt: '2020-01-28',
    requestedBy: 'SEND Improvement Partner',
    areas,
    ratings: [
      round('April 2019', '2019-04-01', [13, 10, 38, 1, 31, 1]),
      round('December 2019', '2019-12-10', [52, 14, 20, 5, 3, 0]),
    ],
    files,
    leftOut: areas.length === 0 ? [] : [{ areaNumber: 1, reason: 'personal', count: 2 }],
  };
}
