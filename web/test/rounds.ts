import { addDays } from '@revisit/core/shared';
import type {
  Comparison,
  InterimNote,
  Round,
  RoundAnswers,
  RoundRow,
  RoundSettings,
  RoundTable,
  SignOff,
} from '../src/types.js';
import { at } from './documents.js';
import { actions, plan } from './plan.js';
import { id, now } from './programme.js';

const round = {
  planId: plan.id,
  planTitle: plan.title,
  note: '',
  openedBy: 'SEND Improvement Partner',
  openedAt: at(5),
  actionCount: 94,
  version: 1,
};

export const rounds: Round[] = [
  {
    ...round,
    id: id(600),
    title: 'February 2020',
    from: '2020-01-01',
    to: '2020-02-29',
    dueOn: addDays(now, 4),
    state: 'open',
    source: 'ratings',
    counts: plan.counts,
    answered: 31,
    closedBy: null,
    closedAt: null,
  },
  {
    ...round,
    id: id(601),
    title: 'December 2019',
    from: '2019-11-01',
    to: '2019-12-31',
    dueOn: '2019-12-31',
    state: 'closed',
    source: 'published',
    counts: { C: 52, G: 14, A: 20, R: 5, 'n/s': 3 },
    answered: 0,
    closedBy: null,
    closedAt: at(40),
  },
];

export const roundSettings: RoundSettings = {
  everyMonths: 2,
  answerWorkingDays: 10,
  reminderWorkingDays: [5, 2, 0],
  version: 0,
};

export const roundRows: RoundRow[] = actions.slice(0, 5).map((action, index) => ({
  action,
  last: action.rating && {
    code: action.rating.code,
    label: action.rating.label,
    meaning: action.rating.meaning,
    comment: action.rating.comment,
    asAt: action.rating.asAt,
  },
  answered: index === 1,
  evidenceSince:
    index === 2 ? [{ id: id(302), title: 'Short breaks: what 212 families told us', state: 'approved' }] : [],
  evidenceSinceCount: index === 2 ? 4 : 0,
}));

export const roundAnswers: RoundAnswers = {
  people: [
    {
      personId: id(202),
      name: 'Kim Lead',
      jobTitle: 'Head of Inclusion',
      areaNumbers: [3, 7],
      actions: 14,
      answered: 9,
      missing: ['1.2.1', '1.2.2', '2.3.1', '2.3.2', '2.3.3'],
    },
    {
      personId: id(203),
      name: 'Ash Lead',
      jobTitle: 'SEND Health Lead',
      areaNumbers: [9],
      actions: 6,
      answered: 6,
      missing: [],
    },
  ],
  unled: ['4.3.4'],
  unledMissing: [],
};

const rows: RoundTable['rows'] = plan.levels.map((level, index) => ({
  ...level,
  before: [33, 17, 32, 5, 7][index] ?? 0,
  now: [52, 14, 20, 5, 3][index] ?? 0,
  change: [19, -3, -12, 0, -4][index] ?? 0,
}));
const formula = '(blue + green + amber) / all';
const ref = {
  roundId: id(601),
  title: 'December 2019',
  to: '2019-12-31',
  note: '',
  total: 94,
  source: 'published',
} as const;

export const roundTable: RoundTable = {
  planTitle: plan.title,
  round: ref,
  before: { ...ref, title: 'October 2019', to: '2019-10-31' },
  rows,
  total: 94,
  totalBefore: 94,
  progress: {
    now: { formula, count: 86, of: 94, percent: 91 },
    before: { formula, count: 82, of: 94, percent: 87 },
  },
  completed: {
    now: { formula: 'blue / all', count: 52, of: 94, percent: 55 },
    before: { formula: 'blue / all', count: 33, of: 94, percent: 35 },
  },
  exceptions: [
    {
      ref: '2.5.5',
      subject: 'Report to the board how the Local Offer is used',
      label: 'Delayed',
      overdue: true,
      reason: 'The figures of the new site come in only from its launch.',
      newDate: { kind: 'month', on: '2020-03-31' },
      recovery: 'A quarter of figures.',
    },
  ],
};

export const comparison: Comparison = {
  planId: plan.id,
  before: { ...ref, title: 'October 2019', to: '2019-10-31', source: 'ratings' },
  after: { ...ref, source: 'ratings' },
  levels: plan.levels,
  rows,
  directions: { better: 2, worse: 1, same: 91, 'first-rated': 0, 'no-longer-rated': 0, added: 0, removed: 0 },
  moves: actions.slice(0, 3).map((action, index) => ({
    actionId: action.id,
    ref: action.ref,
    title: action.title,
    from: ['A', 'n/s', 'G'][index] ?? null,
    to: ['C', 'A', 'R'][index] ?? null,
    direction: index === 2 ? 'worse' : 'better',
    comment: 'All five providers have agreed.',
  })),
};

export const interimNotes: InterimNote[] = [
  {
    id: id(610),
    sectionId: id(540),
    section: { ref: '1', title: 'Plan for and meet the needs of children and young people' },
    planId: plan.id,
    note: 'Two vacancies are filled from next month.',
    writtenBy: 'Head of Inclusion',
    writtenAt: at(8),
  },
];

export const signOffs: SignOff[] = [
  {
    id: id(560),
    actionId: id(504),
    planId: plan.id,
    ref: '1.2.1',
    title: 'Agree contracting arrangements for occupational therapy services',
    code: 'C',
    label: 'Complete',
    meaning: 'done',
    areaNumbers: [3, 4],
    comment: 'All providers have agreed.',
    proposedBy: 'Head of Inclusion',
    proposedAt: at(2),
    decision: null,
    decisionComment: '',
    decidedBy: null,
    decidedAt: null,
    mayDecide: true,
  },
  {
    id: id(561),
    actionId: id(505),
    planId: plan.id,
    ref: '1.2.2',
    title: 'Train and support all plan auditors',
    code: 'C',
    label: 'Complete',
    meaning: 'done',
    areaNumbers: [6],
    comment: 'The last two are trained.',
    proposedBy: 'SEND Health Lead',
    proposedAt: at(12),
    decision: 'declined',
    decisionComment: 'Show that the training is used.',
    decidedBy: 'Director of Education',
    decidedAt: at(9),
    mayDecide: false,
  },
];
