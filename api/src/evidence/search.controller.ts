import { Controller, Get, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller, Core } from '@revisit/core';
import { today } from '@revisit/core/shared';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Listing, type ListRequest } from '../http/lists.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme } from '../http/params.js';
import { checked } from '../http/plain-words.js';
import { day } from '../http/schemas.js';
import { type EvidenceFilterSent, evidenceFilter } from './evidence.filter.js';
import { searchView, suggestionsView } from './search.dto.js';

const words = z.string().max(200);
/** Snippets cost time: nobody reads more at once. */
const rowsAtMost = 100;

@ApiTags('evidence')
@InProgramme()
@Controller('api/programmes/:slug/evidence')
export class SearchController {
  constructor(@FromCore() private readonly core: Core) {}

  /** The best matches with the pages that prove them, and how many there are under each heading. */
  @Get('search')
  @Allow('evidence.read')
  @ApiQuery({ name: 'q', required: false, schema: { type: 'string' }, description: 'Words.' })
  @ApiQuery({
    name: 'filter',
    required: false,
    schema: { type: 'string' },
    description: 'JSON object, as the list of evidence takes it.',
  })
  @ApiQuery({
    name: 'range',
    required: false,
    schema: { type: 'string' },
    description: 'First and last row, counted from 0: [0,24].',
  })
  @ApiQuery({
    name: 'on',
    required: false,
    schema: { type: 'string', format: 'date' },
    description: 'The day on which evidence is stale or not; today unless it is said.',
  })
  @Gives(200, searchView)
  search(
    @Asking() caller: Caller,
    @Listing(evidenceFilter) request: ListRequest<EvidenceFilterSent>,
    @Query('q') q?: unknown,
    @Query('on') on?: unknown,
  ) {
    const typed = checked(words, q ?? '');
    return this.core.search.search(caller, {
      filter: typed ? { ...request.filter, q: typed } : request.filter,
      on: on === undefined ? today() : checked(day, on),
      from: request.from,
      to: Math.min(request.to, request.from + rowsAtMost - 1),
    });
  }

  /** What a search could go on with, while it is typed. */
  @Get('suggestions')
  @Allow('evidence.read')
  @ApiQuery({ name: 'q', required: true, schema: { type: 'string' }, description: 'What is typed so far.' })
  @Gives(200, suggestionsView)
  suggestions(@Asking() caller: Caller, @Query('q') q?: unknown) {
    return this.core.search.suggest(caller, checked(words, q ?? ''));
  }
}
