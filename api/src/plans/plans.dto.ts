import { challengeKinds, dueKinds, levelMeanings } from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, day, id, lines, moment } from '../http/schemas.js';

/** `colour`: in words, as the council prints it; empty where it has none. */
export const levelView = z
  .object({ code: z.string(), label: z.string(), meaning: z.enum(levelMeanings), colour: z.string() })
  .meta({ id: 'LevelView' });

export const planView = z
  .object({
    id,
    title: z.string(),
    kind: z.string(),
    edition: z.string(),
    mappingNote: z.string(),
    levels: z.array(levelView),
    sections: z.array(z.object({ id, ref: z.string(), title: z.string() })),
    actionCount: z.int(),
    /** By level code, now; `none` counts actions that were never rated. */
    counts: z.record(z.string(), z.int()),
    /** For an accelerated plan: the actions of another plan that it gives more detail to. */
    parent: z
      .object({
        id,
        title: z.string(),
        actions: z.array(z.object({ id, ref: z.string(), title: z.string() })),
      })
      .nullable(),
    version: z.int(),
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
    /** Why a red or overdue action is late, by when it will be done instead, and what it needs. */
    reason: z.string(),
    newDueOn: day.nullable(),
    recovery: z.string(),
    asAt: day,
    recordedAt: moment,
    /** Null: it came with the plan's edition. */
    ratedBy: z.string().nullable(),
  })
  .meta({ id: 'RatingView' });

/** What speaks against a rating; `open` is what nobody has answered. */
const challengeView = z
  .object({
    kinds: z.array(z.enum(challengeKinds)),
    open: z.array(z.enum(challengeKinds)),
    override: z.object({ name: z.string(), reason: z.string(), at: moment }).nullable(),
  })
  .meta({ id: 'ChallengeView' });

const dueView = z
  .object({
    kind: z.enum(dueKinds),
    /** The last day on which it is in time. */
    on: day.nullable(),
    /** As the plan prints it; empty when it came from no file. */
    text: z.string(),
  })
  .meta({ id: 'DueView' });

export const actionView = z
  .object({
    id,
    planId: id,
    ref: z.string(),
    title: z.string(),
    section: z.object({ ref: z.string(), title: z.string() }),
    actionArea: z.object({ ref: z.string(), title: z.string(), leads: z.array(z.string()), due: dueView }),
    leads: z.array(z.string()),
    due: dueView,
    /** Due has passed and the current level does not count as done. */
    overdue: z.boolean(),
    expectedOutcome: z.string(),
    successMeasure: z.string(),
    forum: z.string(),
    /** How it stands in the words of the plan's last edition. */
    progress: z.string(),
    /** Places in other plans: `CSC IP 3.4.6`. */
    references: z.array(z.string()),
    /** Plans that give more detail to it. */
    acceleratedPlans: z.array(z.object({ id, title: z.string() })),
    areas: z.array(areaRef),
    rating: ratingView.nullable(),
    /** Current approved output evidence linked to it: what a completed action needs. */
    outputEvidence: z.int(),
    impactEvidence: z.int(),
    challenge: challengeView.nullable(),
    /** A wish to call it completed that waits for a senior officer. */
    signOff: z
      .object({ id, label: z.string(), comment: z.string(), proposedBy: z.string(), proposedAt: moment })
      .nullable(),
    mayRate: z.boolean(),
    maySignOff: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ActionView' });

/** What is left out stays as it is. */
export const changeAction = z
  .object({
    areaIds: z.array(id).optional(),
    references: z.array(lines(100, 'A reference')).max(20).optional(),
  })
  .meta({ id: 'ChangeAction' });

/** What is left out stays as it is. */
export const changePlan = z
  .object({
    title: lines(200, 'The title').optional(),
    kind: lines(60, 'The kind of plan').optional(),
    edition: lines(100, 'The edition').optional(),
    mappingNote: z.string().trim().max(1000).optional(),
    /** The actions of another plan that this one gives more detail to; none: it is a plan of its own. */
    parentActionIds: z.array(id).max(200).optional(),
  })
  .meta({ id: 'ChangePlan' });
