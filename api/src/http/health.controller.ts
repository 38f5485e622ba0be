import { Controller, ForbiddenException, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Core } from '@revisit/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FromCore } from '../core.module.js';
import { Open } from './access.js';
import { metrics } from './metrics.js';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(@FromCore() private readonly core: Core) {}

  /** The process answers. */
  @Get('healthz')
  @Open()
  alive() {
    return { status: 'ok' };
  }

  /** It can do its work: database, queue and object store answer, and a sample that was begun is whole. */
  @Get('readyz')
  @Open()
  async ready(@Res() reply: FastifyReply) {
    const missing = await this.core.missing();
    return reply
      .status(missing.length === 0 ? 200 : 503)
      .send({ status: missing.length === 0 ? 'ready' : 'not ready', missing });
  }

  @Get('metrics')
  @Open()
  async metrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    if (!this.core.config.REVISIT_METRICS_PUBLIC && !loopback.has(request.ip)) throw new ForbiddenException();
    return reply.header('content-type', metrics.contentType).send(await metrics.metrics());
  }
}
