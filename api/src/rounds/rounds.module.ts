import { Controller, Get, Module, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, Sent } from '../http/params.js';
import { id } from '../http/schemas.js';
import { ChallengeOverridesController, RatingsController, SignOffsController } from './ratings.controller.js';
import { RoundsController } from './rounds.controller.js';
import { addInterimNote, changeRoundSettings, interimNoteView, roundSettingsView } from './rounds.dto.js';

const noteFilter = z.object({ planId: id.optional(), sectionId: id.optional() });

@ApiTags('rounds')
@InProgramme()
@Controller('api/programmes/:slug/interim-notes')
class InterimNotesController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [interimNoteView])
  async list(
    @Asking() caller: Caller,
    @Listing(noteFilter) request: ListRequest<z.output<typeof noteFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'interim-notes', await this.core.interimNotes.list(caller, request.filter), request);
  }

  @Post()
  @Allow('actions.rate')
  @Gives(201, interimNoteView)
  add(@Asking() caller: Caller, @Sent(addInterimNote) content: Content<z.output<typeof addInterimNote>>) {
    return this.core.interimNotes.add(caller, content);
  }
}

@ApiTags('rounds')
@InProgramme()
@Controller('api/programmes/:slug/round-settings')
class RoundSettingsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @Gives(200, roundSettingsView)
  one(@Asking() caller: Caller) {
    return this.core.roundSettings.one(caller);
  }

  @Put()
  @Allow('rounds.open')
  @Gives(200, roundSettingsView)
  change(
    @Asking() caller: Caller,
    @IfMatch() seen: number,
    @Sent(changeRoundSettings) content: Content<z.output<typeof changeRoundSettings>>,
  ) {
    return this.core.roundSettings.change(caller, seen, content);
  }
}

@Module({
  controllers: [
    RatingsController,
    SignOffsController,
    ChallengeOverridesController,
    RoundsController,
    InterimNotesController,
    RoundSettingsController,
  ],
})
export class RoundsModule {}
