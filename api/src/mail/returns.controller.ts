import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { type Core, unprocessable } from '@revisit/core';
import { FromCore } from '../core.module.js';
import { Open } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { returnNoted } from './mail.dto.js';

/** How a message is sent here; app.ts lets it through unread. */
export const messageType = 'message/rfc822';

/** For the operator's mail system, which has no account: it proves itself by the secret they share. */
@ApiTags('mail')
@Controller('api/mail/returns')
export class MailReturnsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Post()
  @Open()
  @ApiBearerAuth()
  @ApiConsumes(messageType)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Gives(200, returnNoted)
  take(@Headers('authorization') said: string | undefined, @Body() raw: unknown) {
    const secret = /^Bearer +(\S+)$/i.exec(said ?? '')?.[1];
    // The secret comes first: nothing is said about the content to whoever does not know it.
    return this.core.returns.take(secret, () => {
      if (Buffer.isBuffer(raw)) return raw;
      throw unprocessable(
        'not-a-message',
        `Send the message as it arrived, whole, with the content type ${messageType}.`,
      );
    });
  }
}
