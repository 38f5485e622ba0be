import { mailStates } from '@revisit/core/shared';
import { z } from 'zod';
import { id, moment } from '../http/schemas.js';

const audience = z.enum(['member', 'outsider']);

export const mailView = z
  .object({
    id,
    template: z.string(),
    kind: z.string(),
    subject: z.string().nullable(),
    to: z.object({ name: z.string(), address: z.string() }).nullable(),
    audience,
    hidden: z.boolean(),
    erased: z.boolean(),
    about: z.object({ kind: z.string(), id }).nullable(),
    state: z.enum(mailStates),
    canSendAgain: z.boolean(),
    tries: z.int(),
    answer: z.string().nullable(),
    postedAt: moment,
    dueAt: moment,
    endedAt: moment.nullable(),
  })
  .meta({ id: 'MailView' });

export const mailDetail = z
  .object({ ...mailView.shape, text: z.string().nullable() })
  .meta({ id: 'MailDetail' });

export const mailTemplateView = z
  .object({
    name: z.string(),
    title: z.string(),
    when: z.string(),
    audience,
    subject: z.string(),
    text: z.string(),
  })
  .meta({ id: 'MailTemplateView' });

export const outgoingStatus = z
  .object({
    delivery: z.enum(['smtp', 'kept']),
    from: z.string().nullable(),
    counts: z.partialRecord(z.enum(mailStates), z.int()),
  })
  .meta({ id: 'OutgoingStatus' });

/** `noted`: a message of the portal's came back or is delayed. Anything else is taken and changes nothing. */
export const returnNoted = z.object({ noted: z.boolean() }).meta({ id: 'ReturnNoted' });
