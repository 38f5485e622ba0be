import { Controller, Get, Ip, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking, Open } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { ownOrigin } from '../http/origin.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import {
  askedView,
  completeGiving,
  giveFile,
  giveMissing,
  givenView,
  giveOrder,
  madeUploadLink,
  makeUploadLink,
  uploadLinkView,
} from './upload-links.dto.js';

const filter = z.object({});

/** The links as those who make them see them. */
@ApiTags('upload-links')
@InProgramme()
@Controller('api/programmes/:slug/upload-links')
export class UploadLinksController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('asks.make')
  @ApiList()
  @Gives(200, [uploadLinkView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'upload-links', await this.core.uploadLinks.list(caller), request);
  }

  /** The token goes into the fragment: it reaches no server's log. */
  @Post()
  @Allow('asks.make')
  @Gives(201, madeUploadLink)
  async make(
    @Asking() caller: Caller,
    @Sent(makeUploadLink) content: Content<z.output<typeof makeUploadLink>>,
    @Req() request: FastifyRequest,
  ) {
    const { token, ...link } = await this.core.uploadLinks.make(caller, content);
    return { ...link, url: `${ownOrigin(this.core.config, request)}/give#${token}` };
  }

  @Post(':id/revoke')
  @Allow('asks.make')
  @Gives(200, uploadLinkView)
  revoke(@Asking() caller: Caller, @PathId('upload link') linkId: string) {
    return this.core.uploadLinks.revoke(caller, linkId);
  }
}

/** For people who have a link and no account. */
@ApiTags('upload-links')
@Controller('api/upload-links/:token')
export class GivingController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Open()
  @Gives(200, askedView)
  open(@Param('token') token: string, @Ip() source: string) {
    return this.core.giving.open(token, source);
  }

  @Post('files')
  @Open()
  @Gives(201, giveOrder)
  announce(
    @Param('token') token: string,
    @Ip() source: string,
    @Sent(giveFile) content: Content<z.output<typeof giveFile>>,
  ) {
    return this.core.giving.announce(token, source, content);
  }

  @Get('files/:id')
  @Open()
  @Gives(200, giveMissing)
  missing(@Param('token') token: string, @Ip() source: string, @PathId('file') fileId: string) {
    return this.core.giving.missing(token, source, fileId);
  }

  @Post('complete')
  @Open()
  @Gives(202, givenView)
  complete(
    @Param('token') token: string,
    @Ip() source: string,
    @Sent(completeGiving) content: Content<z.output<typeof completeGiving>>,
  ) {
    return this.core.giving.complete(token, source, content);
  }
}
