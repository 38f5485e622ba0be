import { challengeKinds, criterionIds } from '@revisit/core/shared';
import { z } from 'zod';
import { day, id, moment } from '../http/schemas.js';

export const gapView = z
  .object({ what: z.string(), why: z.string(), who: z.string(), href: z.string() })
  .meta({ id: 'GapView' });

export const criterionView = z
  .object({
    id: z.enum(criterionIds),
    state: z.enum(['met', 'partly', 'not-met']),
    /** Few words for a cell: "2 sources", "3 stale". */
    brief: z.string(),
    detail: z.string(),
    gaps: z.array(gapView),
    /** Of the plan alone: ratings that something speaks against, and who stands by them. */
    challenges: z
      .array(
        z.object({
          ref: z.string(),
          label: z.string(),
          kinds: z.array(z.enum(challengeKinds)),
          open: z.array(z.enum(challengeKinds)),
          name: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'CriterionView' });

export const readinessArea = z
  .object({
    areaId: id,
    number: z.int(),
    title: z.string(),
    state: z.enum(['ready', 'partly', 'not-ready']),
    criteria: z.array(criterionView),
  })
  .meta({ id: 'ReadinessArea' });

export const readinessView = z
  .object({
    on: day,
    computedAt: moment,
    areas: z.array(readinessArea),
    /** Gaps of the programme as a whole: actions that serve no area. */
    gaps: z.array(gapView),
  })
  .meta({ id: 'ReadinessView' });

const todoItem = z
  .object({
    id,
    kind: z.enum([
      'ask',
      'rating',
      'returned',
      'handed-over',
      'declined',
      'review',
      'proposed-link',
      'given',
      'unreadable',
      'failed-job',
      'undelivered',
      'finding',
      'sign-off',
      'release',
      'nomination-list',
      'nominee-declined',
    ]),
    what: z.string(),
    note: z.string(),
    areaNumbers: z.array(z.int()),
    /** The day it is wanted by, or the day since when it waits. */
    due: day.nullable(),
    since: moment.nullable(),
    href: z.string(),
    verb: z.string(),
  })
  .meta({ id: 'TodoItem' });

export const todoView = z
  .object({
    groups: z.array(
      z.object({
        id: z.enum(['asked', 'ratings-due', 'returned', 'handed-over', 'to-check', 'to-sign', 'went-wrong']),
        title: z.string(),
        items: z.array(todoItem),
      }),
    ),
    count: z.int(),
  })
  .meta({ id: 'TodoView' });
