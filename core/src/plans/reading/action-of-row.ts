import type { ActionContent } from '../plan-content.js';
import type { Draft } from './draft.js';
import { readDue } from './due.js';
import { splitLeads } from './leads.js';
import type { PlanRow } from './plan-rows.js';
import { readReferences, referencesIn } from './references.js';

/** The due date of a row; one that says no date is told of. */
export function dueOfRow(row: PlanRow, draft: Draft) {
  const { understood, ...due } = readDue(row.say('due'));
  if (!understood)
    draft.warnings.push({
      place: row.place,
      message: `“${due.text}” is no date that can be counted. It is kept as text, and the action is never past due.`,
    });
  return due;
}

/** An action as its row says it. */
export function actionOfRow(
  row: PlanRow,
  ref: { ref: string; refGiven: boolean; title?: string },
  areas: readonly number[],
  draft: Draft,
): ActionContent {
  const title = ref.title ?? row.say('title');
  const listed = row.say('areas').match(/\d+/g)?.map(Number) ?? [];
  return {
    ref: ref.ref,
    refGiven: ref.refGiven,
    title,
    leads: splitLeads(row.lines('leads')),
    due: dueOfRow(row, draft),
    rating: row.say('rating') || null,
    expectedOutcome: row.lines('expectedOutcome'),
    successMeasure: row.lines('successMeasure'),
    forum: row.say('forum'),
    progress: row.lines('progress'),
    references: [...new Set([...referencesIn(title), ...readReferences(row.lines('references'))])],
    areas: [...new Set([...areas, ...listed])].sort((a, b) => a - b),
  };
}

/** Adds what a row on the next page goes on to say. */
export function continueAction(action: ActionContent, row: PlanRow): void {
  const joined = (begun: string, rest: string, between: string) =>
    rest === '' ? begun : begun === '' ? rest : `${begun}${between}${rest}`;
  // A cell that spans down is not said a second time.
  const rest = (field: 'expectedOutcome' | 'successMeasure' | 'progress') =>
    row.own.has(field) ? row.lines(field) : '';
  if (row.own.has('title')) action.title = joined(action.title, row.say('title'), ' ');
  action.expectedOutcome = joined(action.expectedOutcome, rest('expectedOutcome'), '\n');
  action.successMeasure = joined(action.successMeasure, rest('successMeasure'), '\n');
  action.progress = joined(action.progress, rest('progress'), '\n');
  action.references = [...new Set([...action.references, ...referencesIn(action.title)])];
}
