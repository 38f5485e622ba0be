import { z } from 'zod';
import { id, moment } from '../http/schemas.js';

/** What the checking of files has at hand just now. */
export const checkingStatus = z
  .object({
    scanner: z.enum(['not-configured', 'answers', 'unreachable']),
    office: z.enum(['found', 'not-found']),
  })
  .meta({ id: 'CheckingStatus' });

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
