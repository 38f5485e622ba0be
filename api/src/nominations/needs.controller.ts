import { Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import { areaCoverage, changeNeed, needView } from './nominations.dto.js';

/** What an area needs, by the area's id. Its version is the number of the edition. */
@ApiTags('needs')
@InProgramme()
@Controller('api/programmes/:slug/needs')
export class NeedsController {
  constructor(@FromCore() private readonly core: Core) {}

  /** Area by sector: what is needed and how far it is covered. */
  @Get()
  @Allow('board.read')
  @Gives(200, [areaCoverage])
  coverage(@Asking() caller: Caller) {
    return this.core.needs.coverage(caller);
  }

  @Get(':id')
  @Allow('board.read')
  @Gives(200, needView)
  one(@Asking() caller: Caller, @PathId('area') areaId: string) {
    return this.core.needs.one(caller, areaId);
  }

  @Get(':id/history')
  @Allow('board.read')
  @Gives(200, [needView])
  history(@Asking() caller: Caller, @PathId('area') areaId: string) {
    return this.core.needs.history(caller, areaId);
  }

  @Put(':id')
  @Allow('needs.edit')
  @Gives(200, needView)
  change(
    @Asking() caller: Caller,
    @PathId('area') areaId: string,
    @IfMatch() seen: number,
    @Sent(changeNeed) content: Content<z.output<typeof changeNeed>>,
  ) {
    return this.core.needs.change(caller, areaId, seen, content);
  }
}
