import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Core } from '@revisit/core';
import { sectors } from '@revisit/core/shared';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId } from '../http/params.js';
import { day } from '../http/schemas.js';

const brief = z
  .object({
    name: z.string(),
    jobTitle: z.string(),
    organisation: z.string(),
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
          z.object({
            shows: z.enum(['impact', 'output', 'activity']),
            claim: z.string(),
            document: z.string(),
            page: z.int().nullable(),
            covers: z.tuple([day.nullable(), day.nullable()]),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'NomineeBrief' });

/** One page for a nominee: claims and figures of their areas from approved facts. */
@ApiTags('nominations')
@InProgramme()
@Controller('api/programmes/:slug/nominations/:id/brief')
export class BriefController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('nominations.read')
  @Gives(200, brief)
  of(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.briefs.of(caller, nominationId);
  }
}
