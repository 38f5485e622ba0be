import { Controller, Delete, Get, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Content, Core, SignedIn } from '@revisit/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { CurrentSession, ForSignedIn, Open } from '../http/access.js';
import { clearSessionCookie, sessionCookie, setSessionCookie } from '../http/cookie.js';
import { Gives } from '../http/openapi-schemas.js';
import { Sent } from '../http/params.js';
import { sessionView, signIn } from './people.dto.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(@FromCore() private readonly core: Core) {}

  @Post()
  @Open()
  @Gives(201, sessionView)
  async signIn(
    @Sent(signIn) content: Content<z.output<typeof signIn>>,
    @Ip() source: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { email, password } = content();
    const { token, session } = await this.core.sessions.signIn(email, password, source);
    setSessionCookie(this.core.config, reply, token);
    return this.view(session);
  }

  @Get()
  @ForSignedIn()
  @Gives(200, sessionView)
  current(@CurrentSession() session: SignedIn) {
    return this.view(session);
  }

  @Delete()
  @ForSignedIn()
  @Gives(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.core.sessions.signOut(sessionCookie(request) ?? '');
    clearSessionCookie(this.core.config, reply);
  }

  private view(session: SignedIn) {
    const { personId, name, jobTitle, email, memberships, expiresAt } = session;
    return {
      person: { id: personId, name, jobTitle, email },
      memberships,
      expiresAt,
      idleMinutes: this.core.sessions.idleMinutes,
    };
  }
}
