import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Caller } from '../access/caller.js';
import { defineJob, enqueue } from './contracts.js';

/**
 * Readiness of a programme is computed again after a change. Its contract stands here and not with readiness,
 * because the features that come before readiness ask for it.
 */
export const recalculate = defineJob({
  name: 'recalculate',
  queue: 'readiness',
  payload: z.object({ programmeId: z.uuid() }),
  attempts: 5,
  backoffMs: 1000,
  what: 'bring the board up to date',
});

/** Whatever readiness reads has changed: the board is brought up to date after the commit. */
export const readinessChanged = (
  tx: EntityManager,
  caller: Pick<Caller, 'programmeId' | 'personId'>,
): Promise<void> =>
  enqueue(tx, recalculate, {
    programmeId: caller.programmeId,
    subjectId: caller.programmeId,
    payload: { programmeId: caller.programmeId },
    requestedBy: null,
  });
