import { Controller, Get, Module, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, type Core, listAudit } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, sendRange } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme } from '../http/params.js';
import { id } from '../http/schemas.js';
import { auditView } from './audit.dto.js';

const filter = z.object({
  action: z.string().optional(),
  subject: z.string().optional(),
  subjectId: id.optional(),
  personId: id.optional(),
});

@ApiTags('audit')
@InProgramme()
@Controller('api/programmes/:slug/audit')
class AuditController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('audit.read')
  @ApiList()
  @Gives(200, [auditView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { rows, total } = await listAudit(this.core.database, caller, request);
    sendRange(reply, 'audit', request.from, rows.length, total);
    return rows;
  }
}

@Module({ controllers: [AuditController] })
export class AuditModule {}
