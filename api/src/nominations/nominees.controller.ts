import { Controller, Delete, Get, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import { changeContact, nomineeContact } from './nominees.dto.js';

/** A nominee's personal data: for the few who may see it. */
@ApiTags('nominees')
@InProgramme()
@Controller('api/programmes/:slug/nominees')
export class NomineesController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get(':id/contact')
  @Allow('nominees.personal-data')
  @Gives(200, nomineeContact)
  contact(@Asking() caller: Caller, @PathId('person') nomineeId: string) {
    return this.core.nomineeData.contact(caller, nomineeId);
  }

  @Put(':id/contact')
  @Allow('nominees.personal-data')
  @Gives(200, nomineeContact)
  changeContact(
    @Asking() caller: Caller,
    @PathId('person') nomineeId: string,
    @IfMatch() seen: number,
    @Sent(changeContact) content: Content<z.output<typeof changeContact>>,
  ) {
    return this.core.nomineeData.changeContact(caller, nomineeId, seen, content);
  }

  /** All the portal holds about the person, as a file for them. */
  @Get(':id/data')
  @Allow('nominees.personal-data')
  @Gives(200)
  async data(@Asking() caller: Caller, @PathId('person') nomineeId: string, @Res() reply: FastifyReply) {
    const held = await this.core.nomineeData.export(caller, nomineeId);
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="what-we-hold-about-you.json"')
      .send(JSON.stringify(held, null, 2));
  }

  /** Erases the person; what they stood for is withdrawn, and the figures stay. */
  @Delete(':id')
  @Allow('nominees.personal-data')
  @Gives(204)
  erase(@Asking() caller: Caller, @PathId('person') nomineeId: string) {
    return this.core.nomineeData.erase(caller, nomineeId);
  }
}
