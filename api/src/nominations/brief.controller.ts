import { Controller, Get, Ip, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking, Open } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { ownOrigin } from '../http/origin.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { briefByLink, nomineeBrief } from './brief.dto.js';
import { nominationView } from './nominations.dto.js';
import { invitedNominee, inviteNominee } from './nominees.dto.js';

/** One page for a nominee: claims and figures of their areas from approved facts. */
@ApiTags('nominations')
@InProgramme()
@Controller('api/programmes/:slug/nominations/:id')
export class BriefController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get('brief')
  @Allow('nominations.read')
  @Gives(200, nomineeBrief)
  of(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.briefs.of(caller, nominationId);
  }

  /** They were told by word of mouth. */
  @Post('brief')
  @Allow('nominations.make')
  @Gives(200, nominationView)
  told(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominationMoves.brief(caller, nominationId);
  }

  /** By mail, or by a link that is handed over: then its address is shown, this once. Also a second time. */
  @Post('send-brief')
  @Allow('nominations.make')
  @Gives(200, invitedNominee)
  async send(
    @Asking() caller: Caller,
    @PathId('nomination') nominationId: string,
    @Sent(inviteNominee) content: Content<z.output<typeof inviteNominee>>,
    @Req() request: FastifyRequest,
  ) {
    const { token, ...sent } = await this.core.briefLinks.send(caller, nominationId, content);
    return { ...sent, url: token && `${ownOrigin(this.core.config, request)}/brief#${token}` };
  }

  /** The link to the person's brief stops working. */
  @Post('revoke-brief-link')
  @Allow('nominations.make')
  @Gives(200, nominationView)
  revoke(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.briefLinks.revoke(caller, nominationId);
  }
}

/** For nominees, who have a link and no account. It may be read as often as they like, and reading changes nothing. */
@ApiTags('nominee-links')
@Controller('api/nominee-links/:token/brief')
export class BriefLinkController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Open()
  @Gives(200, briefByLink)
  open(@Param('token') token: string, @Ip() source: string) {
    return this.core.briefs.byLink(token, source);
  }
}
