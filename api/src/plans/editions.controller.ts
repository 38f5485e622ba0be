import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Caller, type Core, contentDisposition, notFound } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId } from '../http/params.js';
import { editionComparison, editionView } from './imports.dto.js';

/** The number of an edition; what is none is simply not there. */
function editionNumber(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,5}$/.test(text)) throw notFound('edition of this plan');
  return Number(text);
}

@ApiTags('plans')
@InProgramme()
@Controller('api/programmes/:slug/plans/:id')
export class PlanEditionsController {
  constructor(@FromCore() private readonly core: Core) {}

  /** Every edition of a plan, the current one first. */
  @Get('editions')
  @Allow('board.read')
  @Gives(200, [editionView])
  list(@Asking() caller: Caller, @PathId('plan') planId: string) {
    return this.core.planEditions.list(caller, planId);
  }

  /** What changed from one edition to another. */
  @Get('compare')
  @Allow('board.read')
  @ApiQuery({ name: 'from', schema: { type: 'integer' } })
  @ApiQuery({ name: 'to', schema: { type: 'integer' } })
  @Gives(200, editionComparison)
  compare(
    @Asking() caller: Caller,
    @PathId('plan') planId: string,
    @Query('from') from: string | undefined,
    @Query('to') to: string | undefined,
  ) {
    return this.core.planEditions.compare(caller, planId, editionNumber(from), editionNumber(to));
  }

  /** The plan as it stands, in the shape of the file it came from. */
  @Get('file')
  @Allow('board.read')
  @ApiQuery({ name: 'format', schema: { type: 'string', enum: ['xlsx', 'docx'] } })
  @ApiProduces('application/octet-stream')
  @Gives(200)
  async file(
    @Asking() caller: Caller,
    @PathId('plan') planId: string,
    @Query('format') format: string | undefined,
    @Res() reply: FastifyReply,
  ) {
    const wanted = format === 'docx' ? 'docx' : 'xlsx';
    const { name, mediaType, bytes } = await this.core.planExport.file(caller, planId, wanted);
    return reply
      .header('content-type', mediaType)
      .header('content-disposition', contentDisposition(name))
      .header('x-content-type-options', 'nosniff')
      .send(bytes);
  }

  /** The file an edition came from. */
  @Get('editions/:number/source')
  @Allow('board.read')
  @ApiParam({ name: 'number', schema: { type: 'integer' } })
  @Gives(302)
  async source(
    @Asking() caller: Caller,
    @PathId('plan') planId: string,
    @Param('number') number: string,
    @Res() reply: FastifyReply,
  ) {
    return reply.redirect(
      await this.core.planEditions.sourceAddress(caller, planId, editionNumber(number)),
      302,
    );
  }
}
