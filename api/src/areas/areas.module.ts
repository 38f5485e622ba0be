import { Controller, Get, Module, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId } from '../http/params.js';
import { areaView } from './areas.dto.js';

const filter = z.object({ id: z.union([z.string(), z.array(z.string())]).optional() });

@ApiTags('areas')
@InProgramme()
@Controller('api/programmes/:slug/areas')
class AreasController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [areaView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id } = request.filter;
    const rows = (await this.judged(caller)).filter(
      (area) => id === undefined || [id].flat().includes(area.id),
    );
    return page(reply, 'areas', rows, request);
  }

  @Get(':id')
  @Allow('board.read')
  @Gives(200, areaView)
  async one(@Asking() caller: Caller, @PathId('area') id: string) {
    const { id: known } = await this.core.areas.one(caller, id);
    return (await this.judged(caller)).find((area) => area.id === known);
  }

  /** Each area with its readiness of today. */
  private async judged(caller: Caller) {
    const [areas, readiness] = await Promise.all([
      this.core.areas.list(caller),
      this.core.readiness.on(caller),
    ]);
    return areas.map((area) => {
      const judged = readiness.areas.find((candidate) => candidate.areaId === area.id);
      const gapCount = judged?.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0) ?? 0;
      return { ...area, state: judged?.state ?? 'not-ready', gapCount };
    });
  }
}

@Module({ controllers: [AreasController] })
export class AreasModule {}
