import { findingKinds, packStates } from '@revisit/core/shared';
import { z } from 'zod';
import { day, id, moment, personRef } from '../http/schemas.js';

export const buildPack = z
  .object({ kind: z.literal('readiness'), areas: z.array(id).min(1).optional() })
  .meta({ id: 'BuildPack' });
/** What the guard keeps out of a pack, and where. */
export const withheld = z
  .object({
    evidenceId: id,
    title: z.string(),
    versionNumber: z.int(),
    areaNumbers: z.array(z.int()),
    findings: z.array(z.object({ page: z.int(), kind: z.enum(findingKinds), masked: z.string() })),
  })
  .meta({ id: 'Withheld' });

export const packQueued = z.object({ id, withheld: z.array(withheld) }).meta({ id: 'PackQueued' });

export const packView = z
  .object({
    id,
    kind: z.literal('readiness'),
    state: z.enum(packStates),
    progress: z.int(),
    step: z.string(),
    asAt: day,
    manifestSha256: z.string(),
    areaNumbers: z.array(z.int()),
    documents: z.int(),
    leftOut: z.int(),
    withheld: z.array(withheld),
    readyAreas: z.int(),
    requestedBy: personRef,
    createdAt: moment,
    readyAt: moment.nullable(),
    releasedAt: moment.nullable(),
    releasedBy: personRef.nullable(),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** The job to retry when it failed. */
    failedJobId: id.nullable(),
    /** Evidence approved since this pack was frozen. */
    newer: z.int(),
    files: z.array(
      z.object({ name: z.string(), size: z.int(), sha256: z.string(), pages: z.int().nullable() }),
    ),
    may: z.object({ cancel: z.boolean(), retry: z.boolean(), release: z.boolean() }),
  })
  .meta({ id: 'PackView' });
