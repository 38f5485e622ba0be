import { changeFields, levelMeanings, planFields } from '@revisit/core/shared';
import { z } from 'zod';
import { day, id, lines } from '../http/schemas.js';

export const planCounts = z
  .object({
    sections: z.int(),
    actionAreas: z.int(),
    actions: z.int(),
    /** By rating as the plan prints it; `none` counts empty cells. */
    ratings: z.record(z.string(), z.int()),
  })
  .meta({ id: 'PlanCounts' });

export const planChange = z
  .object({
    ref: z.string(),
    of: z.enum(['section', 'action-area', 'action']),
    /** `typography`: the same words in other quotes, dashes or spaces, or the same date written otherwise. */
    field: z.enum(changeFields),
    /** The field whose typography differs. */
    in: z.enum(changeFields).optional(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .meta({ id: 'PlanChange' });

const columns = z
  .object({
    signature: z.string(),
    place: z.string(),
    /** A person said what these columns mean, now or at an earlier import. */
    mapped: z.boolean(),
    columns: z.array(
      z.object({
        heading: z.string(),
        /** Null: not understood. */
        field: z.enum(planFields).nullable(),
        examples: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'PlanColumnsView' });

export const importView = z
  .object({
    token: id,
    /** With `reading` or `applied` there is nothing but the token and the plan it was applied to. */
    state: z.enum(['reading', 'ready', 'applied']),
    planId: id.nullable().optional(),
    mode: z.enum(['new', 'edition']).optional(),
    fileName: z.string().optional(),
    plan: z.object({ id, title: z.string() }).nullable().optional(),
    title: z.string().optional(),
    edition: z.string().optional(),
    kind: z.string().optional(),
    ratedOn: day.optional(),
    counts: planCounts.optional(),
    changes: z.array(planChange).optional(),
    warnings: z.array(z.object({ place: z.string(), message: z.string() })).optional(),
    columns: z.array(columns).optional(),
    scale: z
      .object({
        name: z.string(),
        levels: z.array(
          z.object({
            code: z.string(),
            label: z.string(),
            /** Null: nobody has said yet what it counts as. */
            meaning: z.enum(levelMeanings).nullable(),
            count: z.int(),
          }),
        ),
      })
      .optional(),
    /** What a person has to say before it can be applied. */
    needs: z.array(z.enum(['columns', 'scale'])).optional(),
  })
  .meta({ id: 'PlanImportView' });

export const answerImport = z
  .object({
    title: lines(200, 'The title').optional(),
    edition: lines(100, 'The edition').optional(),
    kind: lines(60, 'The kind of plan').optional(),
    /** The day the ratings of the file speak of; today unless somebody says. */
    ratedOn: day.optional(),
    levels: z
      .array(
        z.object({
          code: lines(60, 'The rating'),
          label: lines(60, 'The label of the rating'),
          meaning: z.enum(levelMeanings),
        }),
      )
      .max(12)
      .optional(),
    columns: z
      .array(z.object({ signature: z.string().max(4000), fields: z.array(z.enum(planFields)).max(100) }))
      .optional(),
  })
  .meta({ id: 'AnswerPlanImport' });

export const appliedImport = z
  .object({ planId: id, mode: z.enum(['new', 'edition']), changes: z.int() })
  .meta({ id: 'AppliedPlanImport' });

export const editionView = z
  .object({
    planId: id,
    number: z.int(),
    edition: z.string(),
    current: z.boolean(),
    frozenAt: z.string().meta({ format: 'date-time' }).nullable(),
    source: z.object({ fileName: z.string(), size: z.int(), sha256: z.string() }).nullable(),
    counts: planCounts,
  })
  .meta({ id: 'PlanEditionView' });

export const editionComparison = z
  .object({ from: editionView, to: editionView, changes: z.array(planChange) })
  .meta({ id: 'PlanEditionComparison' });
