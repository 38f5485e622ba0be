import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { type Caller, type Content, type Core, planFileLimit } from '@revisit/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathToken, Sent } from '../http/params.js';
import { smallUpload } from '../http/upload.js';
import { whenRead } from '../http/when-read.js';
import { answerImport, appliedImport, importView } from './imports.dto.js';

@ApiTags('plans')
@InProgramme()
@Controller('api/programmes/:slug/plans/import')
export class PlanImportsController {
  constructor(@FromCore() private readonly core: Core) {}

  /** Takes a plan file and answers what it would change. Nothing is changed. 202 while it is still being read. */
  @Post()
  @Allow('plans.edit')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary', description: 'A .docx, .xlsx or .csv file.' },
        planId: {
          type: 'string',
          description: 'The plan it is an edition of, or “new”. Without it: the plan that shares most refs.',
        },
      },
    },
  })
  @Gives(200, importView)
  async take(
    @Asking() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, bytes, fields } = await smallUpload(request, planFileLimit);
    const { token } = await this.core.planFiles.take(caller, { name, bytes }, fields.planId || null);
    const view = await whenRead(() => this.core.planImports.look(caller, token));
    if (view.state === 'reading') void reply.status(202);
    return view;
  }

  @Get(':token')
  @Allow('plans.edit')
  @Gives(200, importView)
  look(@Asking() caller: Caller, @PathToken('import') token: string) {
    return this.core.planImports.look(caller, token);
  }

  /** What columns mean, what ratings count as, and what the plan is called. Answers the preview as it is then. */
  @Post(':token/answers')
  @Allow('plans.edit')
  @Gives(200, importView)
  answer(
    @Asking() caller: Caller,
    @PathToken('import') token: string,
    @Sent(answerImport) content: Content<z.output<typeof answerImport>>,
  ) {
    return this.core.planImports.answer(caller, token, content);
  }

  @Post(':token/apply')
  @Allow('plans.edit')
  @Gives(200, appliedImport)
  apply(@Asking() caller: Caller, @PathToken('import') token: string) {
    return this.core.planImports.apply(caller, token);
  }
}
