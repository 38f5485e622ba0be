import { z } from 'zod';
import { id, moment } from '../http/schemas.js';

export const jobView = z
  .object({
    id,
    name: z.string(),
    what: z.string(),
    subjectId: id,
    state: z.enum(['due', 'queued', 'done', 'failed']),
    attempts: z.int(),
    error: z.string().nullable(),
    createdAt: moment,
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'JobView' });
