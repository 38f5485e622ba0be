import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { findingsView, resolveFindings } from './findings.dto.js';

/** What the guard found in the newest version of a piece of evidence. */
@ApiTags('findings')
@InProgramme()
@Controller('api/programmes/:slug/evidence/:id/findings')
export class FindingsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('evidence.open')
  @Gives(200, findingsView)
  of(@Asking() caller: Caller, @PathId('piece of evidence') id: string) {
    return this.core.findings.of(caller, id);
  }

  @Post('resolve')
  @HttpCode(200)
  @Allow('findings.resolve')
  @Gives(200, findingsView)
  resolve(
    @Asking() caller: Caller,
    @PathId('piece of evidence') id: string,
    @Sent(resolveFindings) content: Content<z.output<typeof resolveFindings>>,
  ) {
    return this.core.findings.resolve(caller, id, content);
  }
}
