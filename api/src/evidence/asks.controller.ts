import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { answerAsk, askView, makeAsk } from './evidence.dto.js';

const filter = z.object({ mine: z.boolean().optional(), open: z.boolean().optional() });

@ApiTags('asks')
@InProgramme()
@Controller('api/programmes/:slug/asks')
export class AsksController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('programme.read')
  @ApiList()
  @Gives(200, [askView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'asks', await this.core.asks.list(caller, request.filter), request);
  }

  @Get(':id')
  @Allow('programme.read')
  @Gives(200, askView)
  one(@Asking() caller: Caller, @PathId('ask') askId: string) {
    return this.core.asks.one(caller, askId);
  }

  @Post()
  @Allow('asks.make')
  @Gives(201, askView)
  make(@Asking() caller: Caller, @Sent(makeAsk) content: Content<z.output<typeof makeAsk>>) {
    return this.core.asks.make(caller, content);
  }

  @Post(':id/answer')
  @Allow('asks.answer')
  @Gives(200, askView)
  answer(
    @Asking() caller: Caller,
    @PathId('ask') askId: string,
    @Sent(answerAsk) content: Content<z.output<typeof answerAsk>>,
  ) {
    return this.core.asks.answer(caller, askId, content);
  }
}
