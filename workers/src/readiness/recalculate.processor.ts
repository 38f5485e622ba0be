import { Injectable } from '@nestjs/common';
import { type Core, recalculate } from '@revisit/core';
import { FromCore } from '../core.module.js';
import type { Processor } from '../jobs/processor.js';

@Injectable()
export class RecalculateProcessor implements Processor<typeof recalculate.payload> {
  readonly contract = recalculate;

  constructor(@FromCore() private readonly core: Core) {}

  handle({ programmeId }: { programmeId: string }): Promise<void> {
    return this.core.readiness.recalculate(programmeId);
  }
}
