import { Controller, Delete, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { savedView, saveView } from './search.dto.js';

const filter = z.object({});
type ViewSent = z.output<typeof saveView>;

/** A person's own searches under a name: they follow the person, and nobody else sees them. */
@ApiTags('evidence')
@InProgramme()
@Controller('api/programmes/:slug/saved-views')
export class SavedViewsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('evidence.read')
  @ApiList()
  @Gives(200, [savedView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'saved-views', await this.core.savedViews.list(caller), request);
  }

  @Post()
  @Allow('evidence.read')
  @Gives(201, savedView)
  add(@Asking() caller: Caller, @Sent(saveView) content: Content<ViewSent>) {
    return this.core.savedViews.add(caller, content);
  }

  @Delete(':id')
  @Allow('evidence.read')
  @Gives(204)
  remove(@Asking() caller: Caller, @PathId('saved view') viewId: string) {
    return this.core.savedViews.remove(caller, viewId);
  }
}
