import { Controller, Get, Module, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Caller, type Core, unprocessable } from '@revisit/core';
import { isDay } from '@revisit/core/shared';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme } from '../http/params.js';
import { ChaseListController } from './chase-list.controller.js';
import { DigestChoiceController } from './digest-choice.controller.js';
import { readinessView, todoView } from './readiness.dto.js';

@ApiTags('readiness')
@InProgramme()
@Controller('api/programmes/:slug/readiness')
class ReadinessController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('board.read')
  @ApiQuery({
    name: 'on',
    required: false,
    description: 'The day asked about; today when absent.',
    schema: { type: 'string', format: 'date' },
  })
  @Gives(200, readinessView)
  on(@Asking() caller: Caller, @Query('on') on?: string) {
    if (on !== undefined && !isDay(on))
      throw unprocessable('bad-day', 'Give a day that exists, as YYYY-MM-DD.');
    return this.core.readiness.on(caller, on);
  }
}

@ApiTags('todo')
@InProgramme()
@Controller('api/programmes/:slug/todo')
class TodoController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('programme.read')
  @Gives(200, todoView)
  of(@Asking() caller: Caller) {
    return this.core.todo.of(caller);
  }
}

@Module({ controllers: [ReadinessController, TodoController, ChaseListController, DigestChoiceController] })
export class ReadinessModule {}
