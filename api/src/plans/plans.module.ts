import { Controller, Get, Module, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import { id } from '../http/schemas.js';
import { PlanEditionsController } from './editions.controller.js';
import { PlanImportsController } from './imports.controller.js';
import { actionView, changeAction, changePlan, planView } from './plans.dto.js';

const anyFilter = z.object({});
const actionFilter = z.object({
  id: z.union([z.string(), z.array(z.string())]).optional(),
  planId: id.optional(),
  areaId: id.optional(),
  q: z.string().optional(),
  level: z.string().optional(),
  overdue: z.boolean().optional(),
  mine: z.boolean().optional(),
  challenged: z.boolean().optional(),
});

@ApiTags('plans')
@InProgramme()
@Controller('api/programmes/:slug/plans')
class PlansController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [planView])
  async list(
    @Asking() caller: Caller,
    @Listing(anyFilter) request: ListRequest<object>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'plans', await this.core.plans.list(caller), request);
  }

  @Get(':id')
  @Allow('board.read')
  @Gives(200, planView)
  one(@Asking() caller: Caller, @PathId('plan') planId: string) {
    return this.core.plans.one(caller, planId);
  }

  @Put(':id')
  @Allow('plans.edit')
  @Gives(200, planView)
  change(
    @Asking() caller: Caller,
    @PathId('plan') planId: string,
    @IfMatch() seen: number,
    @Sent(changePlan) content: Content<z.output<typeof changePlan>>,
  ) {
    return this.core.plans.change(caller, planId, seen, content);
  }
}

@ApiTags('plans')
@InProgramme()
@Controller('api/programmes/:slug/actions')
class ActionsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [actionView])
  async list(
    @Asking() caller: Caller,
    @Listing(actionFilter) request: ListRequest<z.output<typeof actionFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'actions', await this.core.actions.list(caller, request.filter), request);
  }

  @Get(':id')
  @Allow('board.read')
  @Gives(200, actionView)
  one(@Asking() caller: Caller, @PathId('action') actionId: string) {
    return this.core.actions.one(caller, actionId);
  }

  @Put(':id')
  @Allow('plans.edit')
  @Gives(200, actionView)
  change(
    @Asking() caller: Caller,
    @PathId('action') actionId: string,
    @IfMatch() seen: number,
    @Sent(changeAction) content: Content<z.output<typeof changeAction>>,
  ) {
    return this.core.actions.change(caller, actionId, seen, content);
  }
}

@Module({ controllers: [PlanImportsController, PlansController, PlanEditionsController, ActionsController] })
export class PlansModule {}
