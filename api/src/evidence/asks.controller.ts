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
import { id } from '../http/schemas.js';
import {
  answerAsk,
  askStateFilters,
  askView,
  changeAskDate,
  makeAsk,
  passAskOn,
  withdrawAsk,
} from './asks.dto.js';

const filter = z.object({
  id: z.union([id, z.array(id)]).optional(),
  mine: z.boolean().optional(),
  open: z.boolean().optional(),
  state: z.enum(askStateFilters).optional(),
  areaId: id.optional(),
});

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

  /** Somebody else is asked from now on; whoever passes it on may not see it any more. */
  @Post(':id/pass-on')
  @Allow('asks.answer')
  @Gives(204)
  passOn(
    @Asking() caller: Caller,
    @PathId('ask') askId: string,
    @Sent(passAskOn) content: Content<z.output<typeof passAskOn>>,
  ) {
    return this.core.asks.passOn(caller, askId, content);
  }

  @Post(':id/change-date')
  @Allow('asks.make')
  @Gives(200, askView)
  changeDate(
    @Asking() caller: Caller,
    @PathId('ask') askId: string,
    @Sent(changeAskDate) content: Content<z.output<typeof changeAskDate>>,
  ) {
    return this.core.asks.changeDate(caller, askId, content);
  }

  @Post(':id/withdraw')
  @Allow('asks.make')
  @Gives(200, askView)
  withdraw(
    @Asking() caller: Caller,
    @PathId('ask') askId: string,
    @Sent(withdrawAsk) content: Content<z.output<typeof withdrawAsk>>,
  ) {
    return this.core.asks.withdraw(caller, askId, content);
  }
}
