import {
  coverArea,
  type NominationState,
  nominationMoves,
  type Sector,
  usualNeed,
} from '@revisit/core/shared';
import type {
  AreaCoverage,
  BriefByLink,
  Nomination,
  NomineeAsked,
  NomineeBrief,
  NomineeRetention,
  NomineeSuggestion,
} from '../src/types.js';
import { areas, id, lead } from './programme.js';

const at = '2026-11-20T09:00:00.000Z';

const nominationOf = (
  number: number,
  name: string,
  state: NominationState,
  said: { sector?: Sector; deputyFor?: Nomination['deputyFor'] } = {},
): Nomination => ({
  id: id(900 + number),
  nominee: {
    id: id(950 + number),
    name,
    jobTitle: 'Designated Clinical Officer',
    organisation: 'Example NHS Trust',
    erased: false,
    contact: {
      email: 'kim.example@trust.test',
      phone: '01632 960003',
      supporterName: number === 2 ? 'Learning mentor' : '',
      supporterEmail: null,
    },
    mayContact: true,
  },
  area: { id: id(103), number: 3, title: 'Joint commissioning' },
  sector: said.sector ?? 'health',
  state,
  since: at,
  deputyFor: said.deputyFor ?? null,
  availability: number === 1 ? 'Mornings' : '',
  reason: state === 'declined' ? 'I leave the trust in March.' : '',
  nominatedBy: lead,
  invitation:
    state === 'invited'
      ? {
          state: 'open',
          goesTo: 'nominee',
          sentBy: 'mail',
          createdAt: at,
          expiresAt: '2026-12-13T00:00:00.000Z',
          mail: { state: 'returned', answer: 'There is no such address.' },
          answeredAt: null,
        }
      : null,
  brief: null,
  may: [...nominationMoves],
  version: 1,
});

export const nominations: Nomination[] = [
  nominationOf(1, 'Kim Example', 'approved'),
  nominationOf(2, 'Alex Sample', 'accepted', { deputyFor: { id: id(901), name: 'Kim Example' } }),
  nominationOf(3, 'Robin Example', 'invited', { sector: 'parent-carers' }),
  nominationOf(4, 'Sam Example', 'declined', { sector: 'education' }),
];

export const coverage: AreaCoverage[] = areas.map(({ id: areaId, number, title }) => ({
  area: { id: areaId, number, title },
  places: [...usualNeed],
  usual: true,
  madeBy: null,
  madeAt: null,
  version: 0,
  cells: coverArea(
    usualNeed,
    nominations
      .filter(({ area }) => area.number === number)
      .map(({ deputyFor, ...each }) => ({ ...each, deputyFor: deputyFor?.id ?? null })),
  ),
}));

export const retention: NomineeRetention = { visitEndedOn: null, keepDays: 90, version: 0 };

export const suggestions: NomineeSuggestion[] = [
  {
    id: id(980),
    by: 'Sam Example',
    areaNumbers: [3],
    name: 'Jo Sample',
    jobTitle: 'Team manager',
    contact: 'jo@trust.test',
    createdAt: at,
  },
];

export const nomineeAsked: NomineeAsked = {
  name: 'Kim',
  goesTo: 'supporter',
  voice: 'young-person',
  askedBy: { name: 'Robin Partner', jobTitle: 'SEND Improvement Partner' },
  programme: 'Lancashire SEND',
  inspectors: 'Ofsted and the Care Quality Commission',
  noticeWorkingDays: 10,
  daysOnSite: { min: 2, max: 4 },
  places: [{ areaNumber: 9, areaTitle: 'Transition in healthcare', sector: 'young-people', deputy: false }],
  expiresAt: '2026-12-13T00:00:00.000Z',
};

export const brief: NomineeBrief = {
  name: 'Kim Example',
  jobTitle: 'Designated Clinical Officer',
  organisation: 'Example NHS Trust',
  programme: 'Lancashire SEND',
  on: '2026-11-22',
  voice: 'professional',
  approved: true,
  firstColumn: 1,
  leftOut: 4,
  areas: [
    {
      number: 3,
      title: 'Joint commissioning',
      weakness: 'Services were not commissioned together.',
      sectors: ['health'],
      documents: { impact: 2, output: 1, activity: 0 },
      actions: { done: 1, total: 6 },
      claims: [
        {
          shows: 'impact',
          claim: 'Waits fell from 31 weeks to 18.',
          source: 'Waiting times, page 2, Jan 2026 to Jun 2026',
        },
      ],
    },
  ],
};

export const briefByLink: BriefByLink = {
  name: 'Kim',
  voice: 'young-person',
  programme: 'Lancashire SEND',
  on: '2026-11-22',
  areas: brief.areas.map((area) => ({
    ...area,
    sectors: ['young-people'],
    claims: area.claims.map((claim) => ({ ...claim, source: '' })),
  })),
  firstColumn: 1,
  leftOut: 0,
  goesTo: 'supporter',
  sentBy: nomineeAsked.askedBy,
  expiresAt: '2027-01-21T00:00:00.000Z',
};
