import { Controller, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  type Content,
  type Core,
  type EvidenceSort,
  evidenceSorts,
  unprocessable,
} from '@revisit/core';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, sendRange } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import { addEvidence, changeEvidence, evidenceRow, evidenceView, moveEvidence } from './evidence.dto.js';
import { type EvidenceFilterSent, evidenceFilter } from './evidence.filter.js';
import { approveEvidence, returnEvidence } from './life.dto.js';

type Move = z.output<typeof moveEvidence>;

@ApiTags('evidence')
@InProgramme()
@Controller('api/programmes/:slug/evidence')
export class EvidenceController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('evidence.read')
  @ApiList()
  @Gives(200, [evidenceRow])
  async list(
    @Asking() caller: Caller,
    @Listing(evidenceFilter) request: ListRequest<EvidenceFilterSent>,
    @Res() reply: FastifyReply,
  ) {
    const { from, to } = request;
    const { json, total, count } = await this.core.evidence.list(caller, {
      filter: request.filter,
      sort: sortOf(request),
      from,
      to,
    });
    sendRange(reply, 'evidence', from, count, total);
    return reply.header('content-type', 'application/json; charset=utf-8').send(json);
  }

  @Get(':id')
  @Allow('evidence.read')
  @Gives(200, evidenceView)
  one(@Asking() caller: Caller, @PathId('piece of evidence') evidenceId: string) {
    return this.core.evidence.one(caller, evidenceId);
  }

  @Post()
  @Allow('evidence.add')
  @Gives(201, evidenceView)
  add(@Asking() caller: Caller, @Sent(addEvidence) content: Content<z.output<typeof addEvidence>>) {
    return this.core.evidence.add(caller, content);
  }

  @Put(':id')
  @Allow('evidence.add')
  @Gives(200, evidenceView)
  change(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @IfMatch() seen: number,
    @Sent(changeEvidence) content: Content<z.output<typeof changeEvidence>>,
  ) {
    return this.core.evidence.change(caller, evidenceId, seen, content);
  }

  @Post(':id/check-page')
  @Allow('evidence.add')
  @Gives(200, evidenceView)
  checkPage(@Asking() caller: Caller, @PathId('piece of evidence') evidenceId: string) {
    return this.core.evidence.checkPage(caller, evidenceId);
  }

  @Post(':id/submit')
  @Allow('evidence.submit')
  @Gives(200, evidenceView)
  submit(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @Sent(moveEvidence) content: Content<Move>,
  ) {
    return this.core.reviews.submit(caller, evidenceId, content);
  }

  @Post(':id/approve')
  @Allow('evidence.review')
  @Gives(200, evidenceView)
  approve(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @Sent(approveEvidence) content: Content<z.output<typeof approveEvidence>>,
  ) {
    return this.core.reviews.approve(caller, evidenceId, content);
  }

  @Post(':id/request-changes')
  @Allow('evidence.review')
  @Gives(200, evidenceView)
  requestChanges(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @Sent(returnEvidence) content: Content<z.output<typeof returnEvidence>>,
  ) {
    return this.core.reviews.requestChanges(caller, evidenceId, content);
  }

  @Post(':id/withdraw')
  @Allow('evidence.submit')
  @Gives(200, evidenceView)
  withdraw(
    @Asking() caller: Caller,
    @PathId('piece of evidence') evidenceId: string,
    @Sent(moveEvidence) content: Content<Move>,
  ) {
    return this.core.reviews.withdraw(caller, evidenceId, content);
  }
}

function sortOf(request: ListRequest<unknown>): { field: EvidenceSort; descending: boolean } {
  if (!request.sort) return { field: 'updatedAt', descending: true };
  const { field, descending } = request.sort;
  if (!Object.hasOwn(evidenceSorts, field))
    throw unprocessable(
      'bad-query',
      `This list is sorted by one of: ${Object.keys(evidenceSorts).join(', ')}.`,
    );
  return { field: field as EvidenceSort, descending };
}
