import { z } from 'zod';
import { defineJob } from '../jobs/contracts.js';

/** The tables of a plan file that somebody wants to import. */
export const readPlanFile = defineJob({
  name: 'read-plan',
  queue: 'files',
  payload: z.object({ programmeId: z.uuid(), importId: z.uuid() }),
  attempts: 3,
  backoffMs: 1000,
  what: 'read a plan file',
});
