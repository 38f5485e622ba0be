import { Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Content, Core } from '@revisit/core';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Open } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { Sent } from '../http/params.js';
import { acceptInvitation, invitationView } from './people.dto.js';

/** For people who have a link and no session yet. */
@ApiTags('invitations')
@Controller('api/invitations/:token')
export class InvitationsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Open()
  @Gives(200, invitationView)
  open(@Param('token') token: string, @Ip() source: string) {
    return this.core.invitations.open(token, source);
  }

  @Post()
  @Open()
  @Gives(204)
  accept(
    @Param('token') token: string,
    @Sent(acceptInvitation) content: Content<z.output<typeof acceptInvitation>>,
    @Ip() source: string,
  ) {
    return this.core.invitations.accept(token, source, content);
  }
}
