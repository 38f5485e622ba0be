import { askMoves, askStates } from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, day, id, lines, moment, personRef } from '../http/schemas.js';

export const askStateFilters = ['open', 'overdue', 'passed-on', 'answered', 'withdrawn'] as const;

const comment = z.string().trim().max(1000).default('');

export const makeAsk = z
  .object({
    areaId: id,
    actionId: id.optional(),
    personId: id,
    what: lines(500, 'What you ask for'),
    dueOn: day,
  })
  .meta({ id: 'MakeAsk' });
export const answerAsk = z
  .object({ answer: z.enum(['evidence', 'nothing-to-add']), evidenceId: id.optional(), comment })
  .meta({ id: 'AnswerAsk' });
export const passAskOn = z.object({ personId: id, comment }).meta({ id: 'PassAskOn' });
export const changeAskDate = z.object({ dueOn: day, comment }).meta({ id: 'ChangeAskDate' });
export const withdrawAsk = z.object({ comment }).meta({ id: 'WithdrawAsk' });

const askEvent = z
  .object({
    move: z.enum(askMoves),
    /** Null when an outsider answered by an upload link. */
    by: personRef.nullable(),
    from: personRef.nullable(),
    to: personRef.nullable(),
    /** Of another date: the day it was due before. */
    dueOn: day.nullable(),
    comment: z.string(),
    at: moment,
  })
  .meta({ id: 'AskEvent' });

export const askView = z
  .object({
    id,
    area: areaRef,
    action: z.object({ id, ref: z.string(), title: z.string() }).nullable(),
    person: personRef,
    askedBy: personRef,
    what: z.string(),
    dueOn: day,
    askedAt: moment,
    state: z.enum(askStates),
    overdue: z.boolean(),
    answer: z.enum(['evidence', 'nothing-to-add']).nullable(),
    evidenceId: id.nullable(),
    comment: z.string(),
    answeredAt: moment.nullable(),
    /** Whoever answered: the person asked, or their delegate; null when an upload link brought it. */
    answeredBy: personRef.nullable(),
    events: z.array(askEvent),
    may: z.object({
      answer: z.boolean(),
      passOn: z.boolean(),
      changeDate: z.boolean(),
      withdraw: z.boolean(),
    }),
  })
  .meta({ id: 'AskView' });

export const makeLeave = z
  .object({ personId: id.optional(), delegateId: id, fromDay: day, untilDay: day })
  .meta({ id: 'MakeLeave' });
export const leaveView = z
  .object({
    id,
    person: personRef,
    delegate: personRef,
    fromDay: day,
    untilDay: day,
    /** Today lies in it. */
    now: z.boolean(),
  })
  .meta({ id: 'LeaveView' });
