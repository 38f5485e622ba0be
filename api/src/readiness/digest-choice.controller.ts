import { Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import { digestHours } from '@revisit/core/shared';
import { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { IfMatch, InProgramme, Sent } from '../http/params.js';

const days = z.array(z.int().min(1).max(5)).max(5);
const hour = z.int().min(digestHours.first).max(digestHours.last);

const digestChoice = z
  .object({ days, hour, version: z.int(), address: z.string() })
  .meta({ id: 'DigestChoiceView' });
const changeDigestChoice = z
  .object({
    days: days.transform((wanted) => [...new Set(wanted)]),
    hour,
  })
  .meta({ id: 'ChangeDigestChoice' });

/** When a person's own daily message comes. */
@ApiTags('todo')
@InProgramme()
@Controller('api/programmes/:slug/digest-choice')
export class DigestChoiceController {
  constructor(@FromCore() private readonly core: Core) {}

  @Get()
  @Allow('programme.read')
  @Gives(200, digestChoice)
  mine(@Asking() caller: Caller) {
    return this.core.digestChoice.choice(caller);
  }

  @Put()
  @Allow('programme.read')
  @Gives(200, digestChoice)
  choose(
    @Asking() caller: Caller,
    @IfMatch() version: number,
    @Sent(changeDigestChoice) content: Content<z.output<typeof changeDigestChoice>>,
  ) {
    return this.core.digestChoice.choose(caller, version, content);
  }
}
