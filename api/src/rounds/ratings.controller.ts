import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatchGiven, InProgramme, PathId, Sent } from '../http/params.js';
import { id } from '../http/schemas.js';
import { actionView, ratingView } from '../plans/plans.dto.js';
import {
  declineSignOff,
  overrideChallenge,
  overrideView,
  proposeSignOff,
  rateAction,
  signOffView,
  signSignOff,
} from './ratings.dto.js';

const ofAction = z.object({ actionId: id.optional() });
const signOffFilter = z.object({ actionId: id.optional(), open: z.boolean().optional() });

@ApiTags('rounds')
@InProgramme()
@Controller('api/programmes/:slug/ratings')
export class RatingsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [ratingView])
  async list(
    @Asking() caller: Caller,
    @Listing(ofAction) request: ListRequest<z.output<typeof ofAction>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'ratings', await this.core.ratings.list(caller, request.filter), request);
  }

  @Post()
  @Allow('actions.rate')
  @Gives(201, ratingView)
  rate(
    @Asking() caller: Caller,
    @IfMatchGiven() seen: number | null,
    @Sent(rateAction) content: Content<z.output<typeof rateAction>>,
  ) {
    return this.core.ratings.rate(caller, content, seen);
  }
}

@ApiTags('rounds')
@InProgramme()
@Controller('api/programmes/:slug/sign-offs')
export class SignOffsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [signOffView])
  async list(
    @Asking() caller: Caller,
    @Listing(signOffFilter) request: ListRequest<z.output<typeof signOffFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'sign-offs', await this.core.signOffs.list(caller, request.filter), request);
  }

  @Post()
  @Allow('actions.rate')
  @Gives(201, signOffView)
  propose(
    @Asking() caller: Caller,
    @IfMatchGiven() seen: number | null,
    @Sent(proposeSignOff) content: Content<z.output<typeof proposeSignOff>>,
  ) {
    return this.core.signOffs.propose(caller, content, seen);
  }

  @Post(':id/sign')
  @Allow('actions.sign-off')
  @Gives(200, signOffView)
  sign(
    @Asking() caller: Caller,
    @PathId('sign-off') signOffId: string,
    @Sent(signSignOff) content: Content<z.output<typeof signSignOff>>,
  ) {
    return this.core.signOffs.sign(caller, signOffId, content);
  }

  @Post(':id/decline')
  @Allow('actions.sign-off')
  @Gives(200, signOffView)
  decline(
    @Asking() caller: Caller,
    @PathId('sign-off') signOffId: string,
    @Sent(declineSignOff) content: Content<z.output<typeof declineSignOff>>,
  ) {
    return this.core.signOffs.decline(caller, signOffId, content);
  }
}

@ApiTags('rounds')
@InProgramme()
@Controller('api/programmes/:slug/challenge-overrides')
export class ChallengeOverridesController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [overrideView])
  async list(
    @Asking() caller: Caller,
    @Listing(ofAction) request: ListRequest<z.output<typeof ofAction>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(
      reply,
      'challenge-overrides',
      await this.core.challenges.overrides(caller, request.filter),
      request,
    );
  }

  @Post()
  @Allow('challenges.override')
  @Gives(201, actionView)
  override(
    @Asking() caller: Caller,
    @Sent(overrideChallenge) content: Content<z.output<typeof overrideChallenge>>,
  ) {
    return this.core.challenges.override(caller, content);
  }
}
