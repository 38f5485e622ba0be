import {
  evidenceKinds,
  evidenceSources,
  evidenceStates,
  sensitivities,
  showsLevels,
} from '@revisit/core/shared';
import { z } from 'zod';
import { day, id } from '../http/schemas.js';

/** What evidence can be narrowed by: in the list, in a search and in a saved view alike. */
export const evidenceFilter = z.object({
  id: z.union([id, z.array(id)]).optional(),
  /** Words, read as a person means them. */
  q: z.string().max(200).optional(),
  state: z.union([z.enum(evidenceStates), z.array(z.enum(evidenceStates))]).optional(),
  kind: z.enum(evidenceKinds).optional(),
  source: z.enum(evidenceSources).optional(),
  sensitivity: z.enum(sensitivities).optional(),
  tag: z.string().max(100).optional(),
  areaId: id.optional(),
  actionId: id.optional(),
  shows: z.enum(showsLevels).optional(),
  stale: z.boolean().optional(),
  staleOn: day.optional(),
  mine: z.boolean().optional(),
  waiting: z.boolean().optional(),
  ownerId: id.optional(),
  superseded: z.boolean().optional(),
});

export type EvidenceFilterSent = z.output<typeof evidenceFilter>;
