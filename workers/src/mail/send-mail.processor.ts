import { Injectable } from '@nestjs/common';
import { type Core, sendMail } from '@revisit/core';
import { FromCore } from '../core.module.js';
import type { Processor } from '../jobs/processor.js';

interface Wanted {
  programmeId: string;
  mailId: string;
}

@Injectable()
export class SendMailProcessor implements Processor<typeof sendMail.payload> {
  readonly contract = sendMail;

  constructor(@FromCore() private readonly core: Core) {}

  handle({ programmeId, mailId }: Wanted): Promise<void> {
    return this.core.mail.send(programmeId, mailId);
  }

  givenUp({ programmeId, mailId }: Wanted, sentence: string): Promise<void> {
    return this.core.mail.giveUp(programmeId, mailId, sentence);
  }
}
