import { z } from 'zod';
import { id, moment } from '../http/schemas.js';

export const auditView = z
  .object({
    id: z.string(),
    action: z.string(),
    subject: z.string(),
    subjectId: id,
    person: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    at: moment,
    sealed: z.boolean(),
  })
  .meta({ id: 'AuditView' });
