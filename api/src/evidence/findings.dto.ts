import { findingKinds } from '@revisit/core/shared';
import { z } from 'zod';
import { id, lines, moment, personRef } from '../http/schemas.js';

export const resolveFindings = z
  .object({ findingIds: z.array(id).max(300), reason: lines(500, 'The reason') })
  .meta({ id: 'ResolveFindings' });

export const findingsView = z
  .object({
    versionNumber: z.int().nullable(),
    /** False while the text of that version is still to be looked through. */
    lookedThrough: z.boolean(),
    findings: z.array(
      z
        .object({
          id,
          page: z.int(),
          kind: z.enum(findingKinds),
          /** What masking leaves of the value, which itself is kept nowhere. */
          masked: z.string(),
          resolution: z.object({ reason: z.string(), person: personRef, at: moment }).nullable(),
        })
        .meta({ id: 'FindingView' }),
    ),
    may: z.object({ resolve: z.boolean() }),
  })
  .meta({ id: 'FindingsView' });
