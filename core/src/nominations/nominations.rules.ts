/** Whose voice a nominated person brings. A parent carer and a young person are there as themselves. */
export const sectors = [
  'education',
  'health',
  'social-care',
  'commissioning',
  'schools',
  'parent-carers',
  'young-people',
  'voluntary',
] as const;
export type Sector = (typeof sectors)[number];

export const sectorTitles: Record<Sector, string> = {
  education: 'Education',
  health: 'Health',
  'social-care': 'Social care',
  commissioning: 'Commissioning',
  schools: 'Schools and settings',
  'parent-carers': 'Parent carers',
  'young-people': 'Young people',
  voluntary: 'Voluntary sector',
};

/** How many people of a sector an area needs, and whether each has to have a deputy. */
export interface Place {
  sector: Sector;
  people: number;
  deputy: boolean;
}

/** More at one table with inspectors is a crowd, not a conversation. */
export const peopleAtMost = 9;

/**
 * What an area needs until somebody says otherwise: each service that answers for SEND, with a deputy where one
 * person's illness would leave the service without a voice, and families and young people themselves.
 */
export const usualNeed: readonly Place[] = [
  { sector: 'education', people: 1, deputy: true },
  { sector: 'health', people: 1, deputy: true },
  { sector: 'social-care', people: 1, deputy: true },
  { sector: 'commissioning', people: 1, deputy: false },
  { sector: 'schools', people: 1, deputy: false },
  { sector: 'parent-carers', people: 1, deputy: false },
  { sector: 'young-people', people: 1, deputy: false },
  { sector: 'voluntary', people: 0, deputy: false },
];

export const nominationStates = [
  'nominated',
  'invited',
  'accepted',
  'approved',
  'briefed',
  'declined',
  'withdrawn',
  'substituted',
] as const;
export type NominationState = (typeof nominationStates)[number];

export const nominationMoves = [
  'invite',
  'accept',
  'decline',
  'approve',
  'brief',
  'withdraw',
  'substitute',
] as const;
export type NominationMove = (typeof nominationMoves)[number];

/**
 * A nomination's life. Accepting straight from `nominated` is for people whose word was taken on the telephone; who
 * declined may be asked again. A substituted person's deputy moves up. `briefed`: the person was sent their brief, or
 * somebody has noted that they told them; it says nothing of whether they have read it.
 */
export const nominationTransitions: Record<
  NominationState,
  Partial<Record<NominationMove, NominationState>>
> = {
  nominated: {
    invite: 'invited',
    accept: 'accepted',
    decline: 'declined',
    withdraw: 'withdrawn',
    substitute: 'substituted',
  },
  invited: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', substitute: 'substituted' },
  accepted: { decline: 'declined', approve: 'approved', withdraw: 'withdrawn', substitute: 'substituted' },
  approved: { decline: 'declined', brief: 'briefed', withdraw: 'withdrawn', substitute: 'substituted' },
  briefed: { decline: 'declined', withdraw: 'withdrawn', substitute: 'substituted' },
  declined: { invite: 'invited', withdraw: 'withdrawn', substitute: 'substituted' },
  withdrawn: {},
  substituted: {},
};

/** The state after the move, or null when the table does not allow it. */
export const afterNominationMove = (state: NominationState, move: NominationMove): NominationState | null =>
  nominationTransitions[state][move] ?? null;

/** The states from which the move may be made. */
export const statesBefore = (move: NominationMove): NominationState[] =>
  nominationStates.filter((state) => afterNominationMove(state, move) !== null);

/** Whether the person is still put forward: neither declined nor taken back. */
export const stands = (state: NominationState): boolean =>
  state !== 'declined' && state !== 'withdrawn' && state !== 'substituted';

/** Whether the person is to meet inspectors: the states in which a brief is theirs. */
export const isApproved = (state: NominationState): boolean => state === 'approved' || state === 'briefed';

/** What a nominee's link is for: to answer by, once; or to read the brief by, as often as they like. */
export type LinkPurpose = 'answer' | 'brief';

/** How a nominee's link stands. What was taken back stays so, whatever else is true of it. */
export const nomineeLinkStates = ['open', 'answered', 'expired', 'replaced', 'revoked'] as const;
export type NomineeLinkState = (typeof nomineeLinkStates)[number];

export const nomineeLinkState = (link: {
  answered: boolean;
  replaced: boolean;
  revoked: boolean;
  expired: boolean;
}): NomineeLinkState => {
  if (link.answered) return 'answered';
  if (link.replaced) return 'replaced';
  if (link.revoked) return 'revoked';
  return link.expired ? 'expired' : 'open';
};

export const coverageVerdicts = [
  'covered',
  'no-deputy',
  'to-approve',
  'waiting',
  'declined',
  'hole',
  'not-needed',
] as const;
export type CoverageVerdict = (typeof coverageVerdicts)[number];

/** One nomination as coverage counts it. */
export interface Standing {
  id: string;
  sector: Sector;
  state: NominationState;
  deputyFor: string | null;
}

/** How one sector of one area stands. Counts of people in the first place; `deputies` are approved ones. */
export interface CoverageCell {
  sector: Sector;
  needed: number;
  deputyNeeded: boolean;
  approved: number;
  accepted: number;
  waiting: number;
  declined: number;
  /** Approved people who have an approved deputy. */
  deputies: number;
  verdict: CoverageVerdict;
}

/**
 * One cell of the matrix, a pure function of the need and of who stands. A place counts once the person is approved;
 * a deputy once approved too, and only beside somebody approved.
 */
export function coverSector(place: Place, standing: readonly Standing[]): CoverageCell {
  const here = standing.filter(({ sector }) => sector === place.sector);
  const first = here.filter(({ deputyFor }) => deputyFor === null);
  const count = (test: (state: NominationState) => boolean) =>
    first.filter(({ state }) => test(state)).length;
  const approved = count(isApproved);
  const accepted = count((state) => state === 'accepted');
  const waiting = count((state) => state === 'nominated' || state === 'invited');
  const declined = count((state) => state === 'declined');
  const deputies = first.filter(
    ({ id, state }) =>
      isApproved(state) && here.some((each) => each.deputyFor === id && isApproved(each.state)),
  ).length;
  const cell = {
    needed: place.people,
    deputyNeeded: place.deputy,
    approved,
    accepted,
    waiting,
    declined,
    deputies,
  };
  return { sector: place.sector, ...cell, verdict: verdictOf(cell) };
}

function verdictOf(cell: Omit<CoverageCell, 'sector' | 'verdict'>): CoverageVerdict {
  if (cell.needed === 0) return 'not-needed';
  if (cell.approved >= cell.needed)
    return cell.deputyNeeded && cell.deputies < cell.needed ? 'no-deputy' : 'covered';
  if (cell.approved + cell.accepted >= cell.needed) return 'to-approve';
  if (cell.approved + cell.accepted + cell.waiting >= cell.needed) return 'waiting';
  return cell.declined > 0 ? 'declined' : 'hole';
}

/** Every sector of one area, in the order of the sectors; one that the need leaves out needs nobody. */
export const coverArea = (need: readonly Place[], standing: readonly Standing[]): CoverageCell[] =>
  sectors.map((sector) =>
    coverSector(
      need.find((place) => place.sector === sector) ?? { sector, people: 0, deputy: false },
      standing,
    ),
  );
