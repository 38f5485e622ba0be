import { addDays, type CriterionId, criterionIds, type Role, today } from '@revisit/core/shared';
import type {
  Area,
  GapView,
  Person,
  Programme,
  Readiness,
  ReadinessArea,
  Session,
  Todo,
} from '../src/types.js';

/** A small made-up programme for looking at the pages; ids are readable and stable. */
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const now = today();
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

export const me = { id: id(1), name: 'Robin Partner', jobTitle: 'SEND Improvement Partner' };
export const lead = { id: id(2), name: 'Sam Lead', jobTitle: 'Responsible Officer for Health' };
const ownAreas = [3, 7, 9, 11].map((n) => id(100 + n));

export const sessionOf = (roles: Role[]): Session => ({
  person: { ...me, email: 'partner@sample.test' },
  memberships: [
    {
      programmeId: id(10),
      slug: 'lancashire',
      name: 'Lancashire SEND',
      roles,
      areaIds: roles.includes('area-lead') ? ownAreas : [],
    },
    { programmeId: id(11), slug: 'second', name: 'Second area', roles, areaIds: [] },
  ],
  expiresAt: `${addDays(now, 1)}T08:00:00Z`,
  idleMinutes: 60,
});

export const programme: Programme = {
  id: id(10),
  slug: 'lancashire',
  name: 'Lancashire SEND',
  visit: {
    inspectedOn: '2017-11-17',
    inspectors: 'Ofsted and the Care Quality Commission',
    planAcceptedOn: '2018-04-25',
    monthsUntilVisit: 18,
    noticeWorkingDays: 10,
    daysOnSite: { min: 2, max: 4 },
    judgementScale: ['Sufficient', 'Not yet'],
    requestTurnaroundHours: 24,
    words: {
      area: 'area of significant weakness',
      areas: 'areas of significant weakness',
      plan: 'Written Statement of Action',
    },
    expectedBy: '2019-10-25',
    daysOverdue: 2584,
  },
  today: now,
  scanner: 'not-configured',
  fileLimit: 500_000_000,
};

const briefs: Record<CriterionId, [string, string, string]> = {
  impact: ['3 sources', '1 source', 'No impact'],
  families: ['2 items', '1 item', 'None'],
  output: ['4 of 4', '2 of 4', '0 of 3'],
  fresh: ['Current', '1 due', '3 stale'],
  plan: ['No exceptions', '1 no note', '2 no note'],
  measures: ['3 in hand', '1 of 3 not', '3 of 3 not'],
  review: ['Nothing waits', '1 waits', '2 over 10 days'],
  people: ['7 of 7', '5 of 7', '0 of 7'],
};

const gapOf = (criterion: CriterionId, area: number): GapView => ({
  what: {
    impact: 'No evidence of impact from health',
    families: 'Nothing in the words of families or young people',
    output: 'Action 1.5.2 is complete without evidence that its result is used',
    fresh: 'Three documents are past their review date',
    plan: 'Action 3.6.6 is red without a note',
    measures: 'Measure 4h has a reading overdue',
    review: 'A document has waited for review for 14 working days',
    people: 'Nobody, or too few, to speak for health',
  }[criterion],
  why: 'Inspectors will ask what changed for children and families, and who says so.',
  who: 'Area lead',
  href: `/areas/${id(100 + area)}`,
});

const readinessArea = (number: number): ReadinessArea => {
  const criteria = criterionIds.map((criterion, index) => {
    const level = number % 4 === 0 ? 0 : (number * 7 + index * 5) % 3;
    return {
      id: criterion,
      state: (['met', 'partly', 'not-met'] as const)[level] ?? 'met',
      brief: briefs[criterion][level] ?? '',
      detail: '2 current, approved documents show impact, from 1 source (council); 2 sources are needed.',
      gaps: level === 0 ? [] : [gapOf(criterion, number)],
    };
  });
  const worst = criteria.some((each) => each.state === 'not-met') ? 'not-ready' : 'partly';
  return {
    areaId: id(100 + number),
    number,
    title: titles[number - 1] ?? '',
    state: criteria.every((each) => each.state === 'met') ? 'ready' : worst,
    criteria,
  };
};

export const readiness: Readiness = {
  on: now,
  computedAt: `${now}T07:00:00Z`,
  areas: titles.map((_, index) => readinessArea(index + 1)),
  gaps: [
    {
      what: 'Action 4.2.1 serves no area.',
      why: 'Its rating counts nowhere.',
      who: 'Improvement partner',
      href: '/plan',
    },
  ],
};

export const areas: Area[] = readiness.areas.map((area) => ({
  id: area.areaId,
  number: area.number,
  title: area.title,
  weakness: 'Leaders believed things about their own area that were not so.',
  leadRole: 'Head of Inclusion',
  leads: ownAreas.includes(area.areaId) ? [lead] : [],
  state: area.state,
  gapCount: area.criteria.flatMap((each) => each.gaps).length,
  version: 1,
}));

export const people: Person[] = [
  {
    ...me,
    email: 'partner@sample.test',
    roles: ['improvement-partner'],
    areaIds: [],
    state: 'active',
    invited: null,
    version: 1,
  },
  {
    ...lead,
    email: 'lead@sample.test',
    roles: ['area-lead'],
    areaIds: ownAreas,
    state: 'active',
    invited: null,
    version: 2,
  },
  {
    id: id(3),
    name: 'Kim Contributor',
    jobTitle: 'Engagement Lead',
    email: 'contributor@sample.test',
    roles: ['contributor'],
    areaIds: [],
    state: 'invited',
    invited: {
      expiresAt: '2026-11-27T08:00:00Z',
      expired: false,
      mail: { id: id(702), state: 'refused', answer: '550 No such mailbox' },
    },
    version: 1,
  },
  {
    id: id(4),
    name: 'Jo Officer',
    jobTitle: 'Director of Education',
    email: 'officer@sample.test',
    roles: ['senior-officer'],
    areaIds: [],
    state: 'ended',
    invited: null,
    version: 3,
  },
];

const item = (
  n: number,
  rest: Partial<Todo['groups'][number]['items'][number]>,
): Todo['groups'][number]['items'][number] => ({
  id: id(200 + n),
  kind: 'ask',
  what: 'What has changed for families since the speech and language specification was agreed',
  note: '',
  areaNumbers: [3],
  due: null,
  since: null,
  href: '/evidence/create',
  verb: 'Add evidence',
  ...rest,
});

export const todo: Todo = {
  groups: [
    {
      id: 'asked',
      title: 'Asked of you',
      items: [
        item(1, {
          what: 'Weeks from referral to triage, July to December',
          areaNumbers: [7],
          due: addDays(now, -1),
        }),
        item(2, { due: addDays(now, 4) }),
      ],
    },
    {
      id: 'returned',
      title: 'Returned to you',
      items: [
        item(3, {
          kind: 'returned',
          what: 'Occupational therapy service specification, version 2',
          note: 'The claim says what we did. Page 4 has waiting times before and after: say what changed and cite it.',
          since: `${addDays(now, -3)}T09:00:00Z`,
          href: `/evidence/${id(303)}`,
          verb: 'Correct it',
        }),
      ],
    },
    {
      id: 'to-check',
      title: 'To check',
      items: [
        item(4, {
          kind: 'review',
          what: 'Short breaks: what 212 families told us',
          areaNumbers: [11],
          since: `${addDays(now, -8)}T09:00:00Z`,
          href: `/review?item=${id(302)}`,
          verb: 'Check',
        }),
      ],
    },
  ],
  count: 4,
};
