import { Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, Sent } from '../http/params.js';
import { changeRetention, retentionView } from './nominees.dto.js';

/** How long personal data of nominees is kept after the visit. */
@ApiTags('nominees')
@InProgramme()
@Controller('api/programmes/:slug/nominee-retention')
export class NomineeRetentionController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('needs.edit')
  @Gives(200, retentionView)
  rule(@Asking() caller: Caller) {
    return this.core.nomineeData.retention(caller);
  }

  @Put()
  @Allow('needs.edit')
  @Gives(200, retentionView)
  change(
    @Asking() caller: Caller,
    @IfMatch() seen: number,
    @Sent(changeRetention) content: Content<z.output<typeof changeRetention>>,
  ) {
    return this.core.nomineeData.changeRetention(caller, seen, content);
  }
}
