import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { type Caller, type Content, type Core, planFileLimit } from '@revisit/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathToken, Sent } from '../http/params.js';
import { id, sha256 } from '../http/schemas.js';
import { smallUpload } from '../http/upload.js';
import { whenRead } from '../http/when-read.js';

const kpiPreview = z
  .object({
    token: id,
    /** With `reading` there is nothing but the token. */
    state: z.enum(['reading', 'ready']),
    fileName: z.string().optional(),
    /** `values` that are there, words among them; `figures` of them that are numbers. */
    counts: z.object({ measures: z.int(), series: z.int(), values: z.int(), figures: z.int() }).optional(),
    changes: z
      .array(
        z
          .object({
            ref: z.string(),
            series: z.string(),
            /** `added`, `measure`, `role`, `frequency`, `series`, or a value and its year: `Target 18/19`. */
            field: z.string(),
            from: z.string().nullable(),
            to: z.string(),
          })
          .meta({ id: 'KpiChange' }),
      )
      .optional(),
    warnings: z.array(z.object({ place: z.string(), message: z.string() })).optional(),
    /** What the preview compared with: give it back to apply just this preview. */
    stood: z.string().optional(),
  })
  .meta({ id: 'KpiImportView' });

const applyKpis = z.object({ stood: sha256 }).meta({ id: 'ApplyKpiImport' });
const appliedKpis = z.object({ measures: z.int(), changes: z.int() }).meta({ id: 'AppliedKpiImport' });

@ApiTags('kpis')
@InProgramme()
@Controller('api/programmes/:slug/kpis/import')
export class KpiImportsController {
  constructor(@FromCore() private readonly core: Core) {}

  /** Takes a plan's file and answers what its measures would change. Nothing is changed. 202 while it is still being read. */
  @Post()
  @Allow('plans.edit')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary', description: 'A .docx, .xlsx or .csv file.' },
      },
    },
  })
  @Gives(200, kpiPreview)
  async take(
    @Asking() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, bytes } = await smallUpload(request, planFileLimit);
    const { token } = await this.core.planFiles.take(caller, { name, bytes }, null);
    const view = await whenRead(() => this.core.kpiImports.look(caller, token));
    if (view.state === 'reading') void reply.status(202);
    return view;
  }

  @Get(':token')
  @Allow('plans.edit')
  @Gives(200, kpiPreview)
  look(@Asking() caller: Caller, @PathToken('import') token: string) {
    return this.core.kpiImports.look(caller, token);
  }

  @Post(':token/apply')
  @Allow('plans.edit')
  @Gives(200, appliedKpis)
  apply(
    @Asking() caller: Caller,
    @PathToken('import') token: string,
    @Sent(applyKpis) content: Content<z.output<typeof applyKpis>>,
  ) {
    return this.core.kpiImports.apply(caller, token, content);
  }
}
