import { Controller, Get, Module, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  buildPack,
  type Caller,
  type Core,
  extract,
  inspectFile,
  type JobRow,
  preview,
  recalculate,
  sendMail,
} from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId } from '../http/params.js';
import { checkingStatus, jobView } from './jobs.dto.js';

const filter = z.object({ state: z.enum(['due', 'queued', 'done', 'failed']).optional() });
const whats = new Map(
  [buildPack, extract, inspectFile, preview, recalculate, sendMail].map((job) => [job.name, job.what]),
);

@ApiTags('jobs')
@InProgramme()
@Controller('api/programmes/:slug/jobs')
class JobsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('jobs.read')
  @ApiList()
  @Gives(200, [jobView])
  async list(
    @Asking() caller: Caller,
    @Listing(filter) request: ListRequest<z.output<typeof filter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, 'jobs', (await this.core.jobs.list(caller, request.filter)).map(view), request);
  }

  @Post(':id/retry')
  @Allow('jobs.read')
  @Gives(202, jobView)
  async retry(@Asking() caller: Caller, @PathId('piece of work') id: string) {
    return view(await this.core.jobs.retry(caller, id));
  }
}

@ApiTags('jobs')
@InProgramme()
@Controller('api/programmes/:slug/status')
class StatusController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('status.read')
  @Gives(200, checkingStatus)
  now(@Asking() caller: Caller) {
    return this.core.status.of(caller);
  }
}

const view = (job: JobRow) => ({
  id: job.id,
  name: job.name,
  what: whats.get(job.name) ?? job.name,
  subjectId: job.subject_id,
  state: job.state,
  attempts: job.attempts,
  error: job.error,
  createdAt: job.created_at,
  finishedAt: job.finished_at,
});

@Module({ controllers: [JobsController, StatusController] })
export class JobsModule {}
