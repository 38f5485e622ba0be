import { Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Caller, type Content, type Core, notFound, tableFile } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { ApiList, Listing, type ListRequest, page } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, PathId, Sent } from '../http/params.js';
import { id } from '../http/schemas.js';
import {
  changeRound,
  comparisonView,
  openRound,
  roundAnswersView,
  roundRowView,
  roundTableView,
  roundView,
} from './rounds.dto.js';

const roundFilter = z.object({
  id: z.union([z.string(), z.array(z.string())]).optional(),
  planId: id.optional(),
  state: z.enum(['open', 'closed']).optional(),
});
const rowFilter = z.object({ mine: z.boolean().optional() });

@ApiTags('rounds')
@InProgramme()
@Controller('api/programmes/:slug/rounds')
export class RoundsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiList()
  @Gives(200, [roundView])
  async list(
    @Asking() caller: Caller,
    @Listing(roundFilter) request: ListRequest<z.output<typeof roundFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id: wanted, ...filter } = request.filter;
    const rounds = await this.core.rounds.list(caller, filter);
    const ids = wanted === undefined ? null : [wanted].flat();
    return page(reply, 'rounds', ids ? rounds.filter((round) => ids.includes(round.id)) : rounds, request);
  }

  @Post()
  @Allow('rounds.open')
  @Gives(201, roundView)
  open(@Asking() caller: Caller, @Sent(openRound) content: Content<z.output<typeof openRound>>) {
    return this.core.rounds.open(caller, content);
  }

  @Get(':id')
  @Allow('board.read')
  @Gives(200, roundView)
  one(@Asking() caller: Caller, @PathId('round') roundId: string) {
    return this.core.rounds.one(caller, roundId);
  }

  @Put(':id')
  @Allow('rounds.open')
  @Gives(200, roundView)
  change(
    @Asking() caller: Caller,
    @PathId('round') roundId: string,
    @IfMatch() seen: number,
    @Sent(changeRound) content: Content<z.output<typeof changeRound>>,
  ) {
    return this.core.rounds.change(caller, roundId, seen, content);
  }

  @Post(':id/close')
  @Allow('rounds.open')
  @Gives(200, roundView)
  close(@Asking() caller: Caller, @PathId('round') roundId: string) {
    return this.core.rounds.close(caller, roundId);
  }

  @Get(':id/rows')
  @Allow('actions.rate')
  @ApiList()
  @Gives(200, [roundRowView])
  async rows(
    @Asking() caller: Caller,
    @PathId('round') roundId: string,
    @Listing(rowFilter) request: ListRequest<z.output<typeof rowFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rows = await this.core.roundAnswers.rows(caller, roundId, request.filter.mine ?? false);
    return page(reply, 'rows', rows, request);
  }

  @Get(':id/answers')
  @Allow('board.read')
  @Gives(200, roundAnswersView)
  answers(@Asking() caller: Caller, @PathId('round') roundId: string) {
    return this.core.roundAnswers.answers(caller, roundId);
  }

  @Get(':id/comparison')
  @Allow('board.read')
  @ApiQuery({
    name: 'after',
    description: 'Another round of the same plan, or `now`.',
    required: false,
    schema: { type: 'string' },
  })
  @Gives(200, comparisonView)
  comparison(
    @Asking() caller: Caller,
    @PathId('round') roundId: string,
    @Query('after') after: string | undefined,
  ) {
    const later = after ?? 'now';
    if (later !== 'now' && !id.safeParse(later).success) throw notFound('round');
    return this.core.roundReports.comparison(caller, roundId, later);
  }

  @Get(':id/table')
  @Allow('board.read')
  @Gives(200, roundTableView)
  table(@Asking() caller: Caller, @PathId('round') roundId: string) {
    return this.core.roundReports.table(caller, roundId);
  }

  @Get(':id/files/:name')
  @Allow('board.read')
  @ApiParam({
    name: 'name',
    description: '`table.xlsx`, `table.docx` or `table.csv`.',
    schema: { type: 'string' },
  })
  @Gives(200)
  async file(
    @Asking() caller: Caller,
    @PathId('round') roundId: string,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await tableFile(await this.core.roundReports.table(caller, roundId), name);
    if (!file) throw notFound('file');
    void reply
      .header('content-type', file.mediaType)
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('cache-control', 'no-store');
    return file.bytes;
  }
}
