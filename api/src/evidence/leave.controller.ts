import { Controller, Delete, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { leaveView, makeLeave } from './asks.dto.js';

const filter = z.object({});

/** Who stands in for whom while they are away. */
@ApiTags('leave')
@InProgramme()
@Controller('api/programmes/:slug/leave')
export class LeaveController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('asks.answer')
  @ApiList()
  @Gives(200, [leaveView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'leave', await this.core.leave.list(caller), request);
  }

  @Post()
  @Allow('asks.answer')
  @Gives(201, [leaveView])
  make(@Asking() caller: Caller, @Sent(makeLeave) content: Content<z.output<typeof makeLeave>>) {
    return this.core.leave.make(caller, content);
  }

  @Delete(':id')
  @Allow('asks.answer')
  @Gives(204)
  end(@Asking() caller: Caller, @PathId('leave') leaveId: string) {
    return this.core.leave.end(caller, leaveId);
  }
}
