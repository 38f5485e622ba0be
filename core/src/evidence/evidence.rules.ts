import type { EvidenceState, VersionState } from './evidence.words.js';

export const evidenceMoves = ['submit', 'approve', 'request-changes', 'withdraw', 'new-version'] as const;
export type EvidenceMove = (typeof evidenceMoves)[number];

/**
 * Allowed moves of a piece of evidence (DESIGN section 5). `approve` from `approved` is only for claims added
 * since: the service allows it when there are any, since a verdict covers the claims it saw and no others.
 */
export const evidenceTransitions: Record<EvidenceState, Partial<Record<EvidenceMove, EvidenceState>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn', 'new-version': 'draft' },
  submitted: {
    approve: 'approved',
    'request-changes': 'changes-requested',
    withdraw: 'withdrawn',
    'new-version': 'draft',
  },
  'changes-requested': { submit: 'submitted', withdraw: 'withdrawn', 'new-version': 'draft' },
  approved: { withdraw: 'withdrawn', 'new-version': 'draft' },
  withdrawn: {},
};

/** The state after the move, or null when the table does not allow it. */
export const afterMove = (state: EvidenceState, move: EvidenceMove): EvidenceState | null =>
  evidenceTransitions[state][move] ?? null;

export const versionMoves = [
  'complete',
  'inspect',
  'pass',
  'reject',
  'quarantine',
  'discard',
  'expire',
] as const;
export type VersionMove = (typeof versionMoves)[number];

/** A version's life. `inspect` from `inspecting` is the same job run twice, after a worker died in it. */
export const versionTransitions: Record<VersionState, Partial<Record<VersionMove, VersionState>>> = {
  awaiting: { complete: 'received', expire: 'expired', discard: 'discarded' },
  received: { inspect: 'inspecting', discard: 'discarded' },
  inspecting: {
    inspect: 'inspecting',
    pass: 'clean',
    reject: 'rejected',
    quarantine: 'quarantined',
    discard: 'discarded',
  },
  quarantined: { inspect: 'inspecting', discard: 'discarded' },
  clean: { discard: 'discarded' },
  rejected: { discard: 'discarded' },
  discarded: {},
  expired: {},
};

export const afterVersionMove = (state: VersionState, move: VersionMove): VersionState | null =>
  versionTransitions[state][move] ?? null;

/** The states from which a version move starts, for a conditional UPDATE. */
export const versionStatesBefore = (move: VersionMove): VersionState[] =>
  (Object.keys(versionTransitions) as VersionState[]).filter(
    (state) => versionTransitions[state][move] !== undefined,
  );

/** Why a piece of evidence is stale on a day: its review-by lies before it (DESIGN section 2). */
export const isStale = (reviewBy: string | null, on: string): boolean => reviewBy !== null && reviewBy < on;
