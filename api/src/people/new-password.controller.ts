import { Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Content, Core } from '@revisit/core';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Open } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { Sent } from '../http/params.js';
import { askForNewPassword, chooseNewPassword, newPasswordLinkView, newPasswordWays } from './people.dto.js';

/** For people who have forgotten their password, and so have no session. */
@ApiTags('new-password')
@Controller('api/new-password')
export class NewPasswordController {
  constructor(@FromCore() private readonly core: Core) {}

  /** Whether a link can be sent from here at all. */
  @Get()
  @Open()
  @Gives(200, newPasswordWays)
  ways() {
    return { byMail: this.core.newPasswords.byMail };
  }

  /** One answer after one time, whether there is an account with this address or not. */
  @Post()
  @Open()
  @Gives(202)
  ask(@Sent(askForNewPassword) content: Content<z.output<typeof askForNewPassword>>, @Ip() source: string) {
    return this.core.newPasswords.ask(source, content);
  }

  /** Whose link it is. Changes nothing. */
  @Get(':token')
  @Open()
  @Gives(200, newPasswordLinkView)
  open(@Param('token') token: string, @Ip() source: string) {
    return this.core.newPasswords.open(token, source);
  }

  /** Ends every session of the person and makes none: they sign in with the new password. */
  @Post(':token')
  @Open()
  @Gives(204)
  choose(
    @Param('token') token: string,
    @Sent(chooseNewPassword) content: Content<z.output<typeof chooseNewPassword>>,
    @Ip() source: string,
  ) {
    return this.core.newPasswords.choose(token, source, content);
  }
}
