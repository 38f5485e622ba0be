import { Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { id } from '../http/schemas.js';
import { addLink, changeLink, linkView, quoteView, reviewView } from './evidence.dto.js';
import { reasonCount } from './life.dto.js';

const filter = z.object({ evidenceId: id.optional() });
const quoteFilter = z.object({ kpiId: id.optional() });
type Filter = z.output<typeof filter>;

@ApiTags('links')
@InProgramme()
@Controller('api/programmes/:slug/links')
export class LinksController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('evidence.read')
  @ApiList()
  @Gives(200, [linkView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<Filter>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'links', await this.core.links.list(caller, request.filter), request);
  }

  @Post()
  @Allow('evidence.add')
  @Gives(201, linkView)
  add(@Asking() caller: Caller, @Sent(addLink) content: Content<z.output<typeof addLink>>) {
    return this.core.links.add(caller, content);
  }

  @Put(':id')
  @Allow('evidence.add')
  @Gives(200, linkView)
  change(
    @Asking() caller: Caller,
    @PathId('link') linkId: string,
    @Sent(changeLink) content: Content<z.output<typeof changeLink>>,
  ) {
    return this.core.links.change(caller, linkId, content);
  }

  @Post(':id/accept')
  @Allow('evidence.add')
  @Gives(200, linkView)
  accept(@Asking() caller: Caller, @PathId('link') linkId: string) {
    return this.core.links.accept(caller, linkId);
  }

  @Delete(':id')
  @Allow('evidence.add')
  @Gives(204)
  end(@Asking() caller: Caller, @PathId('link') linkId: string) {
    return this.core.links.end(caller, linkId);
  }
}

@ApiTags('links')
@InProgramme()
@Controller('api/programmes/:slug/quotes')
export class QuotesController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('evidence.read')
  @ApiList()
  @Gives(200, [quoteView])
  async list(
    @Asking() caller: Caller,
    @Listing(quoteFilter) request: ListRequest<z.output<typeof quoteFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'quotes', await this.core.quotes.list(caller, request.filter), request);
  }
}

@ApiTags('reviews')
@InProgramme()
@Controller('api/programmes/:slug/reviews')
export class ReviewsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get('reasons')
  @Allow('evidence.review')
  @Gives(200, [reasonCount])
  reasons(@Asking() caller: Caller) {
    return this.core.reviews.reasons(caller);
  }

  @Get()
  @Allow('evidence.read')
  @ApiList()
  @Gives(200, [reviewView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<Filter>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(
      reply,
      'reviews',
      (await this.core.reviews.list(caller, request.filter)) as object[],
      request,
    );
  }
}
