import { polarities, polaritiesToSet, services, travels, valueKinds, verdicts } from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, day, id, lines, moment } from '../http/schemas.js';

export const kpiValue = z
  .object({
    id,
    seriesId: id,
    kind: z.enum(valueKinds),
    /** What people call the period: `17/18`. May be empty. */
    period: z.string(),
    /** The last day it speaks of. */
    asAt: day,
    /** As it was printed or typed. */
    text: z.string(),
    /** The figure in the text; null where it has none. */
    number: z.number().nullable(),
    /** The day from which the programme knew it. */
    knownOn: day,
    source: z.string(),
    /** A job title; null: it came with the sample. */
    enteredBy: z.string().nullable(),
    recordedAt: moment,
  })
  .meta({ id: 'KpiValue' });

const kpiSeries = z
  .object({
    id,
    cohort: z.string(),
    subject: z.string(),
    latest: kpiValue.nullable(),
    /** The target the latest reading is held against. */
    target: kpiValue.nullable(),
    neighbours: kpiValue.nullable(),
    national: kpiValue.nullable(),
    verdict: z.enum(verdicts),
    travel: z.enum(travels),
    /** The next reading: the last day it should speak of, and the last day on which it is in time. */
    expected: z.object({ periodEnd: day, dueBy: day }).nullable(),
    overdue: z.boolean(),
    /** Every reading with a figure, oldest first. */
    figures: z.array(z.object({ asAt: day, number: z.number() })),
  })
  .meta({ id: 'KpiSeries' });

const kpiFields = {
  id,
  ref: z.string(),
  measure: z.string(),
  /** The part of the plan it stands in, as the plan numbers it. */
  section: z.string(),
  responsibleRole: z.string(),
  frequency: z.string(),
  /** Null where the words don't say: then nothing is ever overdue. */
  frequencyMonths: z.int().nullable(),
  polarity: z.enum(polarities),
  polarityIsGuess: z.boolean(),
  covers: z.array(z.enum(services)),
  areas: z.array(areaRef),
  actions: z.array(z.object({ id, ref: z.string(), title: z.string() })),
  unit: z.enum(['%', '']),
  series: z.array(kpiSeries),
  /** Off target when one series is; on target when all are. */
  verdict: z.enum(verdicts),
  overdue: z.boolean(),
  /** At least one reading has a figure. */
  read: z.boolean(),
  mayEnter: z.boolean(),
  version: z.int(),
};

export const kpiView = z.object(kpiFields).meta({ id: 'KpiView' });
export const kpiDetail = z
  .object({
    ...kpiFields,
    /** Every value ever recorded, newest day first; what was corrected is not `standing`. */
    values: z.array(kpiValue.extend({ standing: z.boolean() })),
  })
  .meta({ id: 'KpiDetail' });

const said = {
  measure: lines(500, 'The measure'),
  responsibleRole: z.string().trim().max(200).default(''),
  frequency: z.string().trim().max(100).default(''),
  /** Left out: the guess stays a guess. */
  polarity: z.enum(polaritiesToSet).optional(),
  covers: z.array(z.enum(services)).max(services.length).default([]),
  areaIds: z.array(id).max(200).default([]),
  actionIds: z.array(id).max(200).default([]),
};

export const changeKpi = z.object(said).meta({ id: 'ChangeKpi' });
export const addKpi = z
  .object({
    ref: lines(40, 'The ref'),
    section: z.string().trim().max(40).default(''),
    ...said,
    series: z
      .array(
        z.object({
          cohort: z.string().trim().max(100).default(''),
          subject: z.string().trim().max(100).default(''),
        }),
      )
      .max(40)
      .default([]),
  })
  .meta({ id: 'AddKpi' });

export const addReading = z
  .object({
    seriesId: id,
    kind: z.enum(valueKinds).default('reading'),
    asAt: day,
    period: z.string().trim().max(60).default(''),
    value: lines(500, 'The value'),
    source: z.string().trim().max(500).default(''),
    /** The value of the same day that this one puts right. */
    corrects: id.optional(),
  })
  .meta({ id: 'AddReading' });
