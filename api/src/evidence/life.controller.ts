import { Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import { checked } from '../http/plain-words.js';
import { day } from '../http/schemas.js';
import { evidenceView } from './evidence.dto.js';
import {
  bulkSummary,
  bulkWish,
  handedOver,
  handOver,
  portfolio,
  setOwner,
  setReviewBy,
  staleness,
  supersede,
} from './life.dto.js';

/** What happens to evidence over its life, beside the moves: its owner, its date, what replaces it, many at once. */
@ApiTags('evidence')
@InProgramme()
@Controller('api/programmes/:slug/evidence')
export class LifeController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get('staleness')
  @Allow('evidence.read')
  @ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' } })
  @Gives(200, staleness)
  staleness(@Asking() caller: Caller, @Query('on') on?: string) {
    return this.core.staleness.on(caller, on === undefined ? undefined : checked(day, on));
  }

  @Post('bulk')
  @Allow('evidence.read')
  @Gives(200, bulkSummary)
  bulk(@Asking() caller: Caller, @Sent(bulkWish) content: Content<z.output<typeof bulkWish>>) {
    return this.core.bulk.run(caller, content);
  }

  @Put(':id/owner')
  @Allow('evidence.add')
  @Gives(200, evidenceView)
  owner(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @IfMatch() seen: number,
    @Sent(setOwner) content: Content<z.output<typeof setOwner>>,
  ) {
    return this.core.owners.change(caller, evidenceId, seen, content);
  }

  @Put(':id/review-by')
  @Allow('evidence.add')
  @Gives(200, evidenceView)
  reviewBy(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @IfMatch() seen: number,
    @Sent(setReviewBy) content: Content<z.output<typeof setReviewBy>>,
  ) {
    return this.core.reviewBy.set(caller, evidenceId, seen, content);
  }

  @Post(':id/supersedes')
  @Allow('evidence.submit')
  @Gives(200, evidenceView)
  supersedes(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @Sent(supersede) content: Content<z.output<typeof supersede>>,
  ) {
    return this.core.supersede.set(caller, evidenceId, content);
  }
}

@ApiTags('people')
@InProgramme()
@Controller('api/programmes/:slug')
export class HandOverController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get('people/:id/portfolio')
  @Allow('people.hand-over')
  @Gives(200, portfolio)
  portfolio(@Asking() caller: Caller, @PathId('person') personId: string) {
    return this.core.handOver.portfolio(caller, personId);
  }

  @Post('people/:id/hand-over')
  @Allow('people.hand-over')
  @Gives(200, handedOver)
  handOver(
    @Asking() caller: Caller,
    @PathId('person') personId: string,
    @Sent(handOver) content: Content<z.output<typeof handOver>>,
  ) {
    return this.core.handOver.handOver(caller, personId, content);
  }

  @Post('hand-overs/:id/seen')
  @Allow('programme.read')
  @Gives(204)
  seen(@Asking() caller: Caller, @PathId('hand-over') handOverId: string) {
    return this.core.owners.seen(caller, handOverId);
  }
}
