import { z } from 'zod';
import { defineJob } from '../jobs/contracts.js';

/**
 * Takes one message to the mail server. A server that is away is no failure of the job: the message's own row says when
 * it is tried next, so that a queue which lost everything loses no message.
 */
export const sendMail = defineJob({
  name: 'send-mail',
  queue: 'mail',
  payload: z.object({ programmeId: z.uuid(), mailId: z.uuid() }),
  attempts: 5,
  backoffMs: 2000,
  what: 'send a message',
});
