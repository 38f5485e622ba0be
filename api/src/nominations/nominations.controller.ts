import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import { nominationStates, sectors } from '@revisit/core/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { ownOrigin } from '../http/origin.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { id } from '../http/schemas.js';
import {
  approvedNominations,
  approveNominations,
  declineNomination,
  nominate,
  nominated,
  nominationHistory,
  nominationView,
} from './nominations.dto.js';
import { invitedNominee, inviteNominee } from './nominees.dto.js';

const state = z.enum(nominationStates);
const filter = z.object({
  id: z.union([id, z.array(id)]).optional(),
  areaId: id.optional(),
  sector: z.enum(sectors).optional(),
  state: z.union([state, z.array(state)]).optional(),
  standing: z.boolean().optional(),
});

@ApiTags('nominations')
@InProgramme()
@Controller('api/programmes/:slug/nominations')
export class NominationsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('nominations.read')
  @ApiList()
  @Gives(200, [nominationView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'nominations', await this.core.nominations.list(caller, request.filter), request);
  }

  @Get(':id')
  @Allow('nominations.read')
  @Gives(200, nominationView)
  one(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominations.one(caller, nominationId);
  }

  /** What became of it, oldest first. */
  @Get(':id/history')
  @Allow('nominations.read')
  @Gives(200, [nominationHistory])
  history(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominations.history(caller, nominationId);
  }

  @Post()
  @Allow('nominations.make')
  @Gives(201, nominated)
  nominate(@Asking() caller: Caller, @Sent(nominate) content: Content<z.output<typeof nominate>>) {
    return this.core.nominations.nominate(caller, content);
  }

  /** The list as the officer saw it, whole or not at all. */
  @Post('approve-list')
  @Allow('nominations.approve')
  @Gives(200, approvedNominations)
  approveList(
    @Asking() caller: Caller,
    @Sent(approveNominations) content: Content<z.output<typeof approveNominations>>,
  ) {
    return this.core.nominationMoves.approveList(caller, content);
  }

  @Post(':id/approve')
  @Allow('nominations.approve')
  @Gives(200, nominationView)
  approve(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominationMoves.approve(caller, nominationId);
  }

  /** By mail, or by a link that is handed over: then its address is shown, this once. Also a reminder. */
  @Post(':id/invite')
  @Allow('nominations.make')
  @Gives(200, invitedNominee)
  async invite(
    @Asking() caller: Caller,
    @PathId('nomination') nominationId: string,
    @Sent(inviteNominee) content: Content<z.output<typeof inviteNominee>>,
    @Req() request: FastifyRequest,
  ) {
    const { token, ...invited } = await this.core.nominationInvitations.send(caller, nominationId, content);
    return { ...invited, url: token && `${ownOrigin(this.core.config, request)}/answer#${token}` };
  }

  /** The link to answer by stops working. */
  @Post(':id/revoke-link')
  @Allow('nominations.make')
  @Gives(200, nominationView)
  revokeLink(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominationInvitations.revoke(caller, nominationId);
  }

  /** They said yes by another way than the link. */
  @Post(':id/accept')
  @Allow('nominations.make')
  @Gives(200, nominationView)
  accept(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominationMoves.accept(caller, nominationId);
  }

  @Post(':id/decline')
  @Allow('nominations.make')
  @Gives(200, nominationView)
  decline(
    @Asking() caller: Caller,
    @PathId('nomination') nominationId: string,
    @Sent(declineNomination) content: Content<z.output<typeof declineNomination>>,
  ) {
    return this.core.nominationMoves.decline(caller, nominationId, content);
  }

  /** A deputy who stands by moves up. */
  @Post(':id/withdraw')
  @Allow('nominations.make')
  @Gives(200, nominationView)
  withdraw(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominationMoves.withdraw(caller, nominationId);
  }

  /** The deputy takes the place. */
  @Post(':id/substitute')
  @Allow('nominations.make')
  @Gives(200, nominationView)
  substitute(@Asking() caller: Caller, @PathId('nomination') nominationId: string) {
    return this.core.nominationMoves.substitute(caller, nominationId);
  }
}
