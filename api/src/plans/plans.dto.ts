import { dueKinds, levelMeanings } from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, day, id, moment } from '../http/schemas.js';

const levelView = z
  .object({ code: z.string(), label: z.string(), meaning: z.enum(levelMeanings) })
  .meta({ id: 'LevelView' });

export const planView = z
  .object({
    id,
    title: z.string(),
    kind: z.string(),
    edition: z.string(),
    mappingNote: z.string(),
    levels: z.array(levelView),
    actionCount: z.int(),
    /** By level code, now; `none` counts actions that were never rated. */
    counts: z.record(z.string(), z.int()),
  })
  .meta({ id: 'PlanView' });

export const ratingView = z
  .object({
    id,
    actionId: id,
    code: z.string(),
    label: z.string(),
    meaning: z.enum(levelMeanings),
    comment: z.string(),
    asAt: day,
    recordedAt: moment,
    /** Null: it came with the plan's edition. */
    ratedBy: z.string().nullable(),
  })
  .meta({ id: 'RatingView' });

export const actionView = z
  .object({
    id,
    planId: id,
    ref: z.string(),
    title: z.string(),
    section: z.object({ ref: z.string(), title: z.string() }),
    actionArea: z.object({ ref: z.string(), title: z.string(), leads: z.array(z.string()) }),
    leads: z.array(z.string()),
    due: z.object({ kind: z.enum(dueKinds), on: day.nullable() }),
    /** Due has passed and the current level does not count as done. */
    overdue: z.boolean(),
    areas: z.array(areaRef),
    rating: ratingView.nullable(),
    /** Current approved output evidence linked to it: what a completed action needs. */
    outputEvidence: z.int(),
    mayRate: z.boolean(),
    maySignOff: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ActionView' });

export const changeAction = z.object({ areaIds: z.array(id) }).meta({ id: 'ChangeAction' });

export const rateAction = z
  .object({
    actionId: id,
    code: z.string(),
    comment: z.string().trim().min(1, 'Say in a sentence why the rating is what it is.').max(2000),
  })
  .meta({ id: 'RateAction' });
