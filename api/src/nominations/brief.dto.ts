import { sectors, voices } from '@revisit/core/shared';
import { z } from 'zod';
import { day, moment } from '../http/schemas.js';

/** Cut to one sheet: the areas of the first column come first. */
const page = z.object({
  name: z.string(),
  voice: z.enum(voices),
  programme: z.string(),
  on: day,
  areas: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      weakness: z.string(),
      sectors: z.array(z.enum(sectors)),
      documents: z.object({ impact: z.int(), output: z.int(), activity: z.int() }),
      actions: z.object({ done: z.int(), total: z.int() }),
      claims: z.array(
        z.object({ shows: z.enum(['impact', 'output', 'activity']), claim: z.string(), source: z.string() }),
      ),
    }),
  ),
  firstColumn: z.int(),
  leftOut: z.int(),
});

export const nomineeBrief = page
  .extend({ jobTitle: z.string(), organisation: z.string(), approved: z.boolean() })
  .meta({ id: 'NomineeBrief' });

/** All that somebody with the link sees of the portal. */
export const briefByLink = page
  .extend({
    goesTo: z.enum(['nominee', 'supporter']),
    sentBy: z.object({ name: z.string(), jobTitle: z.string() }),
    expiresAt: moment,
  })
  .meta({ id: 'BriefByLink' });
