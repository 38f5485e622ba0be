import { Controller, Get, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core, MadeInvitation } from '@revisit/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { ownOrigin } from '../http/origin.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import {
  addedPerson,
  addPerson,
  changePerson,
  invitationLink,
  invitePerson,
  personView,
} from './people.dto.js';

const filter = z.object({
  id: z.union([z.string(), z.array(z.string())]).optional(),
  q: z.string().optional(),
});

@ApiTags('people')
@InProgramme()
@Controller('api/programmes/:slug/people')
export class PeopleController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('people.read')
  @ApiList()
  @Gives(200, [personView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, q } = request.filter;
    const words = q?.toLowerCase();
    const rows = (await this.core.people.list(caller)).filter(
      (person) =>
        (id === undefined || [id].flat().includes(person.id)) &&
        (!words || `${person.name} ${person.jobTitle}`.toLowerCase().includes(words)),
    );
    return page(reply, 'people', rows, request);
  }

  @Get(':id')
  @Allow('people.read')
  @Gives(200, personView)
  one(@Asking() caller: Caller, @PathId('person') id: string) {
    return this.core.people.one(caller, id);
  }

  @Post()
  @Allow('people.edit')
  @Gives(201, addedPerson)
  async add(
    @Asking() caller: Caller,
    @Sent(addPerson) content: Content<z.output<typeof addPerson>>,
    @Req() request: FastifyRequest,
  ) {
    const { invitation, ...person } = await this.core.people.add(caller, content);
    return { ...person, invitation: invitation && this.link(request, invitation) };
  }

  @Put(':id')
  @Allow('people.edit')
  @Gives(200, personView)
  change(
    @Asking() caller: Caller,
    @PathId('person') id: string,
    @IfMatch() seen: number,
    @Sent(changePerson) content: Content<z.output<typeof changePerson>>,
  ) {
    return this.core.people.change(caller, id, seen, content);
  }

  /** By mail, or by a link that is handed over: then its address is shown, this once. */
  @Post(':id/invitation')
  @Allow('people.edit')
  @Gives(201, invitationLink)
  async invite(
    @Asking() caller: Caller,
    @PathId('person') id: string,
    @Sent(invitePerson) content: Content<z.output<typeof invitePerson>>,
    @Req() request: FastifyRequest,
  ) {
    return this.link(request, await this.core.people.invite(caller, id, content));
  }

  /** The token goes into the fragment: it reaches no server's log. */
  private link(request: FastifyRequest, { token, ...invitation }: MadeInvitation) {
    return { ...invitation, url: token && `${ownOrigin(this.core.config, request)}/invitation#${token}` };
  }
}
