import { Controller, Get, Module, Param, Post, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller, Core } from '@revisit/core';
import { mailStates } from '@revisit/core/shared';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, sendRange } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId } from '../http/params.js';
import { id } from '../http/schemas.js';
import { mailDetail, mailTemplateView, mailView, outgoingStatus } from './mail.dto.js';
import { MailReturnsController } from './returns.controller.js';

const filter = z.object({ state: z.enum(mailStates).optional(), aboutId: id.optional() });

/**
 * A message is shown in a frame of the screen, as a mail program would show it: its own styles, and no scripts, pictures
 * or addresses of anywhere.
 */
function framed(reply: FastifyReply, html: string) {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('x-frame-options', 'SAMEORIGIN')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'`,
    )
    .send(html);
}

@ApiTags('mail')
@InProgramme()
@Controller('api/programmes/:slug/mail')
class MailController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('mail.read')
  @ApiList()
  @Gives(200, [mailView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { rows, total } = await this.core.outgoing.list(caller, request);
    sendRange(reply, 'mail', request.from, rows.length, total);
    return rows;
  }

  @Get('status')
  @Allow('mail.read')
  @Gives(200, outgoingStatus)
  status(@Asking() caller: Caller) {
    return this.core.outgoing.status(caller);
  }

  @Get('templates')
  @Allow('mail.read')
  @Gives(200, [mailTemplateView])
  templates(@Asking() caller: Caller) {
    return this.core.outgoing.templates(caller);
  }

  @Get('templates/:name/html')
  @Allow('mail.read')
  @ApiParam({ name: 'name', schema: { type: 'string' } })
  @Gives(200)
  async templateHtml(@Asking() caller: Caller, @Param('name') name: string, @Res() reply: FastifyReply) {
    return framed(reply, await this.core.outgoing.templateHtml(caller, name));
  }

  @Post('test')
  @Allow('mail.read')
  @Gives(201, mailDetail)
  test(@Asking() caller: Caller) {
    return this.core.outgoing.sendTest(caller);
  }

  @Get(':id')
  @Allow('mail.read')
  @Gives(200, mailDetail)
  one(@Asking() caller: Caller, @PathId('message') mailId: string) {
    return this.core.outgoing.one(caller, mailId);
  }

  @Get(':id/html')
  @Allow('mail.read')
  @Gives(200)
  async html(@Asking() caller: Caller, @PathId('message') mailId: string, @Res() reply: FastifyReply) {
    return framed(reply, await this.core.outgoing.html(caller, mailId));
  }

  @Post(':id/send-again')
  @Allow('mail.read')
  @Gives(202, mailView)
  sendAgain(@Asking() caller: Caller, @PathId('message') mailId: string) {
    return this.core.outgoing.sendAgain(caller, mailId);
  }
}

@Module({ controllers: [MailController, MailReturnsController] })
export class MailModule {}
