import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Caller, type Core, chaseKinds, chaseWorkbook } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme } from '../http/params.js';
import { checked } from '../http/plain-words.js';
import { day, id } from '../http/schemas.js';

const chaseList = z
  .object({
    on: day,
    before: day,
    people: z.array(
      z.object({
        id: id.nullable(),
        name: z.string(),
        jobTitle: z.string(),
        items: z.array(
          z.object({
            kind: z.enum(chaseKinds),
            what: z.string(),
            note: z.string(),
            areas: z.array(z.int()),
            due: day.nullable(),
            daysLate: z.int(),
            href: z.string(),
          }),
        ),
      }),
    ),
    count: z.int(),
  })
  .meta({ id: 'ChaseList' });

const beforeQuery = {
  name: 'before',
  required: false,
  description: 'Documents whose review date lies before this day are owed; a month from today when absent.',
  schema: { type: 'string', format: 'date' },
} as const;
const dayOf = (text: string | undefined) => (text === undefined ? undefined : checked(day, text));

/** Who owes what by when. */
@ApiTags('chase-list')
@InProgramme()
@Controller('api/programmes/:slug/chase-list')
export class ChaseListController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('chase.read')
  @ApiQuery(beforeQuery)
  @Gives(200, chaseList)
  of(@Asking() caller: Caller, @Query('before') before?: string) {
    return this.core.chaseList.of(caller, dayOf(before));
  }

  /** The same list as a workbook, a row a debt. */
  @Get('workbook')
  @Allow('chase.read')
  @ApiQuery(beforeQuery)
  @Gives(200)
  async workbook(@Asking() caller: Caller, @Res() reply: FastifyReply, @Query('before') before?: string) {
    const list = await this.core.chaseList.of(caller, dayOf(before));
    return reply
      .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="chase-list-${list.on}.xlsx"`)
      .send(await chaseWorkbook(list));
  }
}
