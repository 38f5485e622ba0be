import type { CoverageVerdict, NominationState } from '@revisit/core/shared';
import type { AreaCoverage, NominationHistory } from '../types.js';
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

export const eventWords: Record<NominationHistory['move'], string> = {
  nominate: 'Nominated',
  invite: 'Invited',
  'invite-again': 'Invited again',
  accept: 'Accepted',
  decline: 'Declined',
  approve: 'Approved',
  brief: 'Briefed',
  withdraw: 'Withdrawn',
  substitute: 'Replaced by the deputy',
  'move-up': 'Moved up from deputy',
};

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
