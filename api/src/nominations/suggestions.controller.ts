import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Core } from '@revisit/core';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId } from '../http/params.js';
import { suggestionView } from './nominees.dto.js';

/** People whom nominees named in their place. */
@ApiTags('nominees')
@InProgramme()
@Controller('api/programmes/:slug/nominee-suggestions')
export class SuggestionsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('nominations.make')
  @Gives(200, [suggestionView])
  list(@Asking() caller: Caller) {
    return this.core.suggestions.list(caller);
  }

  /** They were asked, or will not be. */
  @Post(':id/settle')
  @Allow('nominations.make')
  @Gives(204)
  settle(@Asking() caller: Caller, @PathId('suggestion') suggestionId: string) {
    return this.core.suggestions.settle(caller, suggestionId);
  }
}
