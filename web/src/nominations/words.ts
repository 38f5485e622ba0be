import type { CoverageVerdict, NominationMove, NominationState } from '@revisit/core/shared';
import type { AreaCoverage, Nomination, NominationHistory } from '../types.js';
import { showLastDay } from '../ui/format.js';
import type { Mark } from '../ui/Status.js';

export const stateWords: Record<NominationState, string> = {
  nominated: 'Nominated',
  invited: 'Invited',
  accepted: 'Accepted',
  approved: 'Approved',
  briefed: 'Briefed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  substituted: 'Replaced',
};

const eventWords: Record<NominationHistory['move'], string> = {
  nominate: 'Nominated',
  invite: 'Invited',
  'invite-again': 'Invited again',
  accept: 'Accepted',
  decline: 'Declined',
  approve: 'Approved',
  brief: 'Briefed by word of mouth',
  'brief-again': 'Brief sent',
  withdraw: 'Withdrawn',
  substitute: 'Replaced by the deputy',
  'move-up': 'Moved up from deputy',
};

/** What was done by a link that was made for it; other acts make none. */
const linkEventWords: Partial<Record<NominationHistory['move'], Record<'mail' | 'hand', string>>> = {
  invite: { mail: 'Invited by mail', hand: 'Invited, by a link that was handed over' },
  'invite-again': { mail: 'Invited again by mail', hand: 'Invited again, by a link that was handed over' },
  brief: {
    mail: 'Briefed: the brief was sent by mail',
    hand: 'Briefed: the link to the brief was handed over',
  },
  'brief-again': {
    mail: 'The brief was sent by mail',
    hand: 'The link to the brief was handed over',
  },
};

/** One line of a nomination's history. */
export const eventWord = ({ move, link }: NominationHistory): string =>
  (link && linkEventWords[move]?.[link]) ?? eventWords[move];

/** What a move is called on its button. */
export const verbs: Record<Exclude<NominationMove, 'invite'>, string> = {
  accept: 'They said yes',
  decline: 'They said no',
  approve: 'Approve',
  brief: 'Note that they were told',
  substitute: 'Let the deputy move up',
  withdraw: 'Withdraw',
};

/** What is said once it is done. */
export const said: Record<Exclude<NominationMove, 'invite'> | 'revoke-link' | 'revoke-brief-link', string> = {
  accept: 'Noted that they said yes.',
  decline: 'Noted that they said no.',
  approve: 'Approved.',
  brief: 'Noted that they were briefed by word of mouth.',
  substitute: 'The deputy has moved up.',
  withdraw: 'Withdrawn. If a deputy stood by, they have moved up.',
  'revoke-link': 'The link does not work any more.',
  'revoke-brief-link': 'The link to the brief does not work any more.',
};

const linkWords: Record<NonNullable<Nomination['invitation']>['state'], string> = {
  open: 'Link works',
  answered: 'Answered by link',
  expired: 'Link has run out',
  replaced: 'Link replaced',
  revoked: 'Link taken back',
};

/** How the brief got to the person. */
export const briefWords: Record<NonNullable<Nomination['brief']>['sentBy'], string> = {
  mail: 'Brief sent by mail',
  hand: 'Link to the brief given',
};

/** How a link stands, and until when it works. */
export const linkUntil = ({ state, expiresAt }: NonNullable<Nomination['brief']>): string =>
  state === 'open' ? `${linkWords.open} until ${showLastDay(expiresAt)}` : linkWords[state];

type Cell = AreaCoverage['cells'][number];

export const markOfVerdict: Record<CoverageVerdict, Mark> = {
  covered: 'done',
  'no-deputy': 'way',
  'to-approve': 'track',
  waiting: 'way',
  declined: 'risk',
  hole: 'risk',
  'not-needed': 'none',
};

/** What a verdict means, for the legend and for whoever hears the page. */
export const verdictWords: Record<CoverageVerdict, string> = {
  covered: 'Covered',
  'no-deputy': 'No deputy',
  'to-approve': 'To approve',
  waiting: 'Waiting for an answer',
  declined: 'Declined',
  hole: 'Nobody yet',
  'not-needed': 'Not needed',
};

/** Few words for a cell of the matrix: "2 of 2", "No deputy". */
export function cellWord(cell: Cell): string {
  if (cell.verdict === 'covered') return `${Math.min(cell.approved, cell.needed)} of ${cell.needed}`;
  if (cell.verdict === 'waiting') return 'Waiting';
  if (cell.verdict === 'hole') return cell.approved > 0 ? `${cell.approved} of ${cell.needed}` : 'Nobody';
  if (cell.verdict === 'not-needed') return '–';
  return verdictWords[cell.verdict];
}

/** How the board's table draws a cell: what is covered steps back, what is empty stands out. */
export const cellClass = ({ verdict }: Cell): string =>
  verdict === 'covered' || verdict === 'not-needed'
    ? 'met'
    : verdict === 'hole' || verdict === 'declined'
      ? 'not-met'
      : 'partly';
