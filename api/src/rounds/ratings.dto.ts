import { challengeKinds, levelMeanings, signOffDecisions } from '@revisit/core/shared';
import { z } from 'zod';
import { day, id, line, lines, moment } from '../http/schemas.js';

const sentence = z.string().trim().min(1, 'Say in a sentence why the rating is what it is.').max(2000);
const words = z.string().trim().max(2000);

/** What a red or overdue action asks for is checked by the service, which knows the action. */
export const rateAction = z
  .object({
    actionId: id,
    code: z.string(),
    comment: sentence,
    reason: words.optional(),
    newDueOn: day.optional(),
    recovery: words.optional(),
  })
  .meta({ id: 'RateAction' });

export const proposeSignOff = z
  .object({ actionId: id, code: z.string(), comment: sentence })
  .meta({ id: 'ProposeSignOff' });

export const signSignOff = z.object({ comment: words.default('') }).meta({ id: 'SignSignOff' });

export const declineSignOff = z
  .object({ comment: lines(2000, 'What is still missing') })
  .meta({ id: 'DeclineSignOff' });

export const signOffView = z
  .object({
    id,
    actionId: id,
    planId: id,
    ref: z.string(),
    title: z.string(),
    code: z.string(),
    label: z.string(),
    meaning: z.enum(levelMeanings),
    areaNumbers: z.array(z.int()),
    comment: z.string(),
    proposedBy: z.string(),
    proposedAt: moment,
    /** Null: it waits. */
    decision: z.enum(signOffDecisions).nullable(),
    decisionComment: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: moment.nullable(),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'SignOffView' });

export const overrideChallenge = z
  .object({
    actionId: id,
    name: line(200, 'The name of who stands by the rating'),
    reason: lines(2000, 'The reason'),
  })
  .meta({ id: 'OverrideChallenge' });

export const overrideView = z
  .object({
    id,
    actionId: id,
    ref: z.string(),
    ratingId: id,
    label: z.string(),
    kinds: z.array(z.enum(challengeKinds)),
    /** Who stands by it, as it is printed. */
    name: z.string(),
    reason: z.string(),
    overriddenBy: z.string(),
    at: moment,
  })
  .meta({ id: 'ChallengeOverrideView' });
