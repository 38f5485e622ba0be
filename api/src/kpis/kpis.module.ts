import { Controller, Get, Module, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import { services, valueKinds, verdicts } from '@revisit/core/shared';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import { day, id } from '../http/schemas.js';
import { KpiImportsController } from './imports.controller.js';
import { addKpi, addReading, changeKpi, kpiDetail, kpiValue, kpiView } from './kpis.dto.js';

const kpiFilter = z.object({
  id: z.union([z.string(), z.array(z.string())]).optional(),
  q: z.string().optional(),
  areaId: id.optional(),
  actionId: id.optional(),
  covers: z.enum(services).optional(),
  overdue: z.boolean().optional(),
  verdict: z.enum(verdicts).optional(),
  guessed: z.boolean().optional(),
  mine: z.boolean().optional(),
  on: day.optional(),
});
const readingFilter = z.object({
  kpiId: id.optional(),
  seriesId: id.optional(),
  kind: z.enum(valueKinds).optional(),
});

@ApiTags('kpis')
@InProgramme()
@Controller('api/programmes/:slug/kpis')
class KpisController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [kpiView])
  async list(
    @Asking() caller: Caller,
    @Listing(kpiFilter) request: ListRequest<z.output<typeof kpiFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'kpis', await this.core.kpis.list(caller, request.filter), request);
  }

  @Post()
  @Allow('plans.edit')
  @Gives(201, kpiDetail)
  add(@Asking() caller: Caller, @Sent(addKpi) content: Content<z.output<typeof addKpi>>) {
    return this.core.kpis.add(caller, content);
  }

  @Get(':id')
  @Allow('board.read')
  @Gives(200, kpiDetail)
  one(@Asking() caller: Caller, @PathId('measure') kpiId: string) {
    return this.core.kpis.one(caller, kpiId);
  }

  @Put(':id')
  @Allow('plans.edit')
  @Gives(200, kpiDetail)
  change(
    @Asking() caller: Caller,
    @PathId('measure') kpiId: string,
    @IfMatch() seen: number,
    @Sent(changeKpi) content: Content<z.output<typeof changeKpi>>,
  ) {
    return this.core.kpis.change(caller, kpiId, seen, content);
  }
}

@ApiTags('kpis')
@InProgramme()
@Controller('api/programmes/:slug/readings')
class ReadingsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [kpiValue])
  async list(
    @Asking() caller: Caller,
    @Listing(readingFilter) request: ListRequest<z.output<typeof readingFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'readings', await this.core.readings.list(caller, request.filter), request);
  }

  @Post()
  @Allow('readings.enter')
  @Gives(201, kpiValue)
  enter(@Asking() caller: Caller, @Sent(addReading) content: Content<z.output<typeof addReading>>) {
    return this.core.readings.enter(caller, content);
  }
}

@Module({ controllers: [KpiImportsController, KpisController, ReadingsController] })
export class KpisModule {}
