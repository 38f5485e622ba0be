export const packStates = ['queued', 'building', 'ready', 'failed', 'cancelled'] as const;
export type PackState = (typeof packStates)[number];

export const packMoves = ['build', 'finish', 'fail', 'cancel', 'retry'] as const;
export type PackMove = (typeof packMoves)[number];

/** A pack's life. `build` from `building` is the same job run twice, after a worker died in it. */
export const packTransitions: Record<PackState, Partial<Record<PackMove, PackState>>> = {
  queued: { build: 'building', cancel: 'cancelled', fail: 'failed' },
  building: { build: 'building', finish: 'ready', fail: 'failed', cancel: 'cancelled' },
  ready: {},
  failed: { retry: 'queued', build: 'building' },
  cancelled: {},
};

export const packStatesBefore = (move: PackMove): PackState[] =>
  packStates.filter((state) => packTransitions[state][move] !== undefined);
