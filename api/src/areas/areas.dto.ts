import { z } from 'zod';
import { id, personRef } from '../http/schemas.js';

export const areaView = z
  .object({
    id,
    number: z.int(),
    title: z.string(),
    weakness: z.string(),
    leadRole: z.string(),
    leads: z.array(personRef),
    /** Readiness today. */
    state: z.enum(['ready', 'partly', 'not-ready']),
    gapCount: z.int(),
    version: z.int(),
  })
  .meta({ id: 'AreaView' });
