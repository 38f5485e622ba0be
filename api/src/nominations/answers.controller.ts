import { Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Content, Core } from '@revisit/core';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Open } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { Sent } from '../http/params.js';
import { answerNomination, nomineeAnswered, nomineeAsked } from './nominees.dto.js';

/** For nominees, who have a link and no account. Reading changes nothing: mail scanners open every link. */
@ApiTags('nominee-links')
@Controller('api/nominee-links/:token')
export class NomineeAnswersController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Open()
  @Gives(200, nomineeAsked)
  open(@Param('token') token: string, @Ip() source: string) {
    return this.core.nomineeAnswers.open(token, source);
  }

  @Post('answer')
  @Open()
  @Gives(200, nomineeAnswered)
  answer(
    @Param('token') token: string,
    @Ip() source: string,
    @Sent(answerNomination) content: Content<z.output<typeof answerNomination>>,
  ) {
    return this.core.nomineeAnswers.answer(token, source, content);
  }
}
