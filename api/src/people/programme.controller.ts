import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Core } from '@revisit/core';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme } from '../http/params.js';
import { programmeView } from './people.dto.js';

@ApiTags('programme')
@InProgramme()
@Controller('api/programmes/:slug')
export class ProgrammeController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('programme.read')
  @Gives(200, programmeView)
  async one(@Asking() caller: Caller) {
    return {
      ...(await this.core.programmes.one(caller)),
      scanner: this.core.config.CLAMD_URL ? ('configured' as const) : ('not-configured' as const),
      fileLimit: this.core.config.REVISIT_FILE_LIMIT,
    };
  }
}
