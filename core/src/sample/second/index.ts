import type { VisitProfile } from '../../people/visit-profile.js';
import type { SampleAction, SampleArea, SamplePlan, SampleProgramme } from '../sample.types.js';
import { evidence } from './evidence.js';

const visitProfile: VisitProfile = {
  inspectedOn: '2024-06-14',
  inspectors: 'Ofsted and the Care Quality Commission',
  planAcceptedOn: '2024-11-04',
  monthsUntilVisit: 18,
  noticeWorkingDays: 5,
  daysOnSite: { min: 2, max: 3 },
  judgementScale: ['Effective action', 'Not yet effective'],
  requestTurnaroundHours: 24,
  words: {
    area: 'area for priority action',
    areas: 'areas for priority action',
    plan: 'priority action plan',
  },
};

const areas: SampleArea[] = [
  {
    number: 1,
    title: 'Plans on time',
    weakness: 'Families waited too long for a plan and were not told why.',
    leadRole: 'Head of SEND',
  },
  {
    number: 2,
    title: 'Therapies',
    weakness: 'Children waited for therapy without help in the meantime.',
    leadRole: 'Head of Children’s Commissioning',
  },
  {
    number: 3,
    title: 'Preparing for adulthood',
    weakness: 'Young people were not helped early enough to plan for life after school.',
    leadRole: 'Head of Adult Transitions',
  },
];

const actions: SampleAction[] = [
  {
    ref: '1.1.1',
    title: 'Send each request for advice on the day it is agreed',
    due: { kind: 'day', value: '2025-03-31' },
    leadRoles: ['Head of SEND'],
    rating: null,
  },
  {
    ref: '1.1.2',
    title: 'Offer families help while they wait for therapy',
    due: { kind: 'month', value: '2025-09' },
    leadRoles: ['Head of Children’s Commissioning'],
    rating: null,
  },
  {
    ref: '1.1.3',
    title: 'Begin planning for adulthood in Year 9',
    due: { kind: 'ongoing', value: null },
    leadRoles: ['Head of Adult Transitions'],
    rating: null,
  },
];

const plan: SamplePlan = {
  title: 'Priority action plan',
  kind: 'priority-action-plan',
  edition: 'First edition',
  ratedOn: null,
  scaleName: 'Red, amber, light green, green',
  levels: [
    { code: 'green', label: 'Done and embedded', meaning: 'done', needsEmbedding: true },
    { code: 'light green', label: 'On track', meaning: 'on-track' },
    { code: 'amber', label: 'Under way', meaning: 'under-way' },
    { code: 'red', label: 'Delayed', meaning: 'at-risk' },
  ],
  sections: [
    {
      ref: '1',
      title: 'Three priorities',
      actionAreas: [
        {
          ref: '1.1',
          title: 'What we do first',
          leadRoles: ['Director of Children’s Services'],
          due: { kind: 'none', value: null },
          actions,
        },
      ],
    },
  ],
};

/** A tiny second programme, wholly invented: it shows that programmes never mix and that words are data. */
export const second: SampleProgramme = {
  slug: 'second',
  name: 'Second sample',
  visitProfile,
  areas,
  plan,
  mapping: { '1.1.1': [1], '1.1.2': [2], '1.1.3': [3] },
  rounds: [],
  reratings: [
    {
      ref: '1.1.1',
      levelCode: 'light green',
      comment: 'Sent on the day in nine of ten cases. The tenth is a holiday rota, changed from next month.',
      daysAgo: 21,
    },
    {
      ref: '1.1.2',
      levelCode: 'amber',
      comment: 'Two of three teams offer it. The third starts when its new post is filled.',
      daysAgo: 21,
    },
    {
      ref: '1.1.3',
      levelCode: 'green',
      comment: 'Every Year 9 review now has a page on adulthood.',
      daysAgo: 21,
    },
  ],
  measures: [1, 2, 3].map((number) => ({
    ref: `M${number}`,
    measure: `Families of area ${number} who were answered within five days`,
    section: '1',
    role: 'Director of Children’s Services',
    frequency: 'Quarterly',
    covers: ['care'],
    areas: [number],
    actionRefs: [`1.1.${number}`],
    series: [
      {
        cohort: '',
        subject: '',
        latest: '61%',
        targets: ['70%', '80%'],
        neighbours: '',
        national: '',
        recent: ['74%', '79%', '83%'],
      },
    ],
  })),
  evidence,
  nominees: [],
  provenance: {
    visit: 'Invented for the sample.',
    plan: 'Invented for the sample.',
    mapping: 'Invented for the sample.',
    evidence: 'Made for the sample; all figures are sample figures.',
  },
};
