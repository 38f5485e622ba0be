import { Controller, Get, Header, type MessageEvent, Module, Param, Post, Res, Sse } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { Observable } from 'rxjs';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId, Sent } from '../http/params.js';
import { buildPack, packQueued, packView, withheld } from './packs.dto.js';

const anyFilter = z.object({});

/** How often the stream looks for news. The row is the truth; nothing is told twice. */
const lookMs = 400;

@ApiTags('packs')
@InProgramme()
@Controller('api/programmes/:slug/packs')
class PacksController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('packs.read')
  @ApiList()
  @Gives(200, [packView])
  async list(
    @Asking() caller: Caller,
    @Listing(anyFilter) request: ListRequest<object>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'packs', await this.core.packs.list(caller), request);
  }

  /** What a pack of all areas would leave out if it were built now, because of what the guard found. */
  @Get('withheld')
  @Allow('packs.build')
  @Gives(200, [withheld])
  withheld(@Asking() caller: Caller) {
    return this.core.packs.withheld(caller);
  }

  @Get(':id')
  @Allow('packs.read')
  @Gives(200, packView)
  one(@Asking() caller: Caller, @PathId('pack') id: string) {
    return this.core.packs.one(caller, id);
  }

  @Post()
  @Allow('packs.build')
  @Gives(202, packQueued)
  build(@Asking() caller: Caller, @Sent(buildPack) content: Content<z.output<typeof buildPack>>) {
    return this.core.packs.build(caller, content);
  }

  @Post(':id/cancel')
  @Allow('packs.build')
  @Gives(200, packView)
  cancel(@Asking() caller: Caller, @PathId('pack') id: string) {
    return this.core.packs.cancel(caller, id);
  }

  @Post(':id/retry')
  @Allow('packs.build')
  @Gives(202, packView)
  retry(@Asking() caller: Caller, @PathId('pack') id: string) {
    return this.core.packs.retry(caller, id);
  }

  @Post(':id/release')
  @Allow('packs.release')
  @Gives(200, packView)
  release(@Asking() caller: Caller, @PathId('pack') id: string) {
    return this.core.packs.release(caller, id);
  }

  /** Server-sent events: state, progress and step, each time one of them changes, until the pack is at its end. */
  @Sse(':id/events')
  @Allow('packs.read')
  @ApiProduces('text/event-stream')
  // A stream leaves before the headers of every other answer are set.
  @Header('x-content-type-options', 'nosniff')
  async events(@Asking() caller: Caller, @PathId('pack') id: string): Promise<Observable<MessageEvent>> {
    await this.core.packs.one(caller, id);
    return new Observable((subscriber) => {
      let told = '';
      let timer: NodeJS.Timeout | undefined;
      const look = async () => {
        const { state, progress, step } = await this.core.packs.one(caller, id);
        const news = JSON.stringify({ state, progress, step });
        if (news !== told) subscriber.next({ data: { state, progress, step } });
        told = news;
        if (state === 'queued' || state === 'building') timer = setTimeout(next, lookMs);
        else subscriber.complete();
      };
      const next = () => void look().catch((error: unknown) => subscriber.error(error));
      next();
      return () => clearTimeout(timer);
    });
  }

  @Get(':id/files/:name')
  @Allow('packs.read')
  @Gives(302)
  async file(
    @Asking() caller: Caller,
    @PathId('pack') id: string,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ) {
    return reply.redirect(await this.core.packs.fileAddress(caller, id, name), 302);
  }
}

@Module({ controllers: [PacksController] })
export class PacksModule {}
