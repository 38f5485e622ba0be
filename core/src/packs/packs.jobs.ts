import { z } from 'zod';
import { defineJob } from '../jobs/contracts.js';

export const buildPack = defineJob({
  name: 'build-pack',
  queue: 'packs',
  payload: z.object({ programmeId: z.uuid(), packId: z.uuid() }),
  attempts: 3,
  backoffMs: 5000,
  what: 'build a pack',
});
