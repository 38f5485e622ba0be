import { directions, levelMeanings } from '@revisit/core/shared';
import { z } from 'zod';
import { day, id, line, lines, moment } from '../http/schemas.js';
import { actionView, levelView } from '../plans/plans.dto.js';

export const roundView = z
  .object({
    id,
    planId: id,
    planTitle: z.string(),
    title: z.string(),
    from: day,
    to: day,
    /** The day until which the leads are to answer. */
    dueOn: day,
    note: z.string(),
    state: z.enum(['open', 'closed']),
    /** `published`: only the table is known, not the single ratings. */
    source: z.enum(['ratings', 'published']),
    /** By level code, and `none`. */
    counts: z.record(z.string(), z.int()),
    actionCount: z.int(),
    answered: z.int(),
    openedBy: z.string().nullable(),
    openedAt: moment,
    closedBy: z.string().nullable(),
    closedAt: moment.nullable(),
    version: z.int(),
  })
  .meta({ id: 'RoundView' });

const times = { title: line(120, 'The title'), from: day, to: day, dueOn: day.optional() };
export const openRound = z.object({ planId: id, ...times }).meta({ id: 'OpenRound' });
export const changeRound = z.object(times).meta({ id: 'ChangeRound' });

const settings = {
  everyMonths: z.int().min(1).max(12),
  answerWorkingDays: z.int().min(1).max(60),
  reminderWorkingDays: z.array(z.int().min(0).max(60)).max(5),
};
export const roundSettingsView = z
  .object({ ...settings, version: z.int() })
  .meta({ id: 'RoundSettingsView' });
export const changeRoundSettings = z.object(settings).meta({ id: 'ChangeRoundSettings' });

export const roundRowView = z
  .object({
    action: actionView,
    /** The rating before this round. */
    last: z
      .object({
        code: z.string(),
        label: z.string(),
        meaning: z.enum(levelMeanings),
        comment: z.string(),
        asAt: day,
      })
      .nullable(),
    answered: z.boolean(),
    /** Linked since that rating, as far as the caller may open it; at most five of them. */
    evidenceSince: z.array(
      z.object({
        id,
        title: z.string(),
        state: z.enum(['draft', 'submitted', 'approved', 'changes-requested', 'withdrawn']),
      }),
    ),
    evidenceSinceCount: z.int(),
  })
  .meta({ id: 'RoundRowView' });

export const roundAnswersView = z
  .object({
    people: z.array(
      z.object({
        personId: id,
        name: z.string(),
        jobTitle: z.string(),
        areaNumbers: z.array(z.int()),
        actions: z.int(),
        answered: z.int(),
        /** Refs of the actions still to be rated. */
        missing: z.array(z.string()),
      }),
    ),
    /** Actions that serve no area with a lead. */
    unled: z.array(z.string()),
    unledMissing: z.array(z.string()),
  })
  .meta({ id: 'RoundAnswersView' });

const tableRow = z
  .object({
    code: z.string(),
    label: z.string(),
    colour: z.string(),
    meaning: z.enum([...levelMeanings, 'none']),
    before: z.int().nullable(),
    now: z.int(),
    change: z.int().nullable(),
  })
  .meta({ id: 'RoundTableRow' });

const standingRef = z
  .object({
    /** Null: now. */
    roundId: id.nullable(),
    title: z.string(),
    to: day,
    note: z.string(),
    total: z.int(),
    source: z.enum(['ratings', 'published']),
  })
  .meta({ id: 'StandingRef' });

export const comparisonView = z
  .object({
    planId: id,
    before: standingRef,
    after: standingRef,
    levels: z.array(levelView),
    rows: z.array(tableRow),
    /** Null where only published tables are known. */
    directions: z.record(z.enum(directions), z.int()).nullable(),
    moves: z.array(
      z.object({
        actionId: id,
        ref: z.string(),
        title: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        direction: z.enum(directions),
        comment: z.string(),
      }),
    ),
  })
  .meta({ id: 'ComparisonView' });

const share = z
  .object({
    /** In words: `(blue + green + amber) / all`. */
    formula: z.string(),
    count: z.int(),
    of: z.int(),
    /** In whole per cent, halves up; null of no actions. */
    percent: z.int().nullable(),
  })
  .meta({ id: 'Share' });

export const roundTableView = z
  .object({
    planTitle: z.string(),
    round: standingRef,
    before: standingRef.nullable(),
    rows: z.array(tableRow),
    total: z.int(),
    totalBefore: z.int().nullable(),
    progress: z.object({ now: share, before: share.nullable() }),
    completed: z.object({ now: share, before: share.nullable() }),
    exceptions: z.array(
      z.object({
        ref: z.string().nullable(),
        subject: z.string(),
        label: z.string().nullable(),
        overdue: z.boolean(),
        reason: z.string(),
        newDate: z.object({ kind: z.enum(['month', 'day']), on: day }).nullable(),
        recovery: z.string(),
      }),
    ),
  })
  .meta({ id: 'RoundTableView' });

export const interimNoteView = z
  .object({
    id,
    sectionId: id,
    section: z.object({ ref: z.string(), title: z.string() }),
    planId: id,
    note: z.string(),
    writtenBy: z.string(),
    writtenAt: moment,
  })
  .meta({ id: 'InterimNoteView' });

export const addInterimNote = z
  .object({ sectionId: id, note: lines(2000, 'The note') })
  .meta({ id: 'AddInterimNote' });
