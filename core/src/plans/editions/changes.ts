import type { ChangeField } from '../change-fields.js';
import type { ActionAreaContent, ActionContent, Due, PlanContent, SectionContent } from '../plan-content.js';
import { dueText, sameDue } from '../reading/due.js';
import { fold } from '../reading/fold.js';
import { joinLeads, splitLeads } from '../reading/leads.js';
import { matchActions } from './match.js';

export interface PlanChange {
  ref: string;
  of: 'section' | 'action-area' | 'action';
  field: ChangeField;
  /** What the typography is of; only there. */
  in?: Exclude<ChangeField, 'typography' | 'added' | 'removed'>;
  from: string | null;
  to: string | null;
}

type Said = Pick<PlanChange, 'field' | 'in' | 'from' | 'to'>;

/** A text that differs, and whether it still says the same. */
function textChange(
  field: Exclude<ChangeField, 'typography' | 'added' | 'removed'>,
  from: string,
  to: string,
): Said[] {
  if (from === to) return [];
  const values = { from: from === '' ? null : from, to: to === '' ? null : to };
  return fold(from) === fold(to) ? [{ field: 'typography', in: field, ...values }] : [{ field, ...values }];
}

function leadsChange(from: readonly string[], to: readonly string[]): Said[] {
  const parts = (leads: readonly string[]) => leads.flatMap(splitLeads).map(fold).join('\n');
  const values = { from: joinLeads(from) || null, to: joinLeads(to) || null };
  if (parts(from) !== parts(to)) return [{ field: 'leads', ...values }];
  return joinLeads(from) === joinLeads(to) ? [] : [{ field: 'typography', in: 'leads', ...values }];
}

function dueChange(from: Due, to: Due): Said[] {
  const values = { from: dueText(from) || null, to: dueText(to) || null };
  if (!sameDue(from, to)) return [{ field: 'due', ...values }];
  // An edition without a text of its own prints the same day its own way.
  if (from.text === '' || to.text === '' || from.text === to.text) return [];
  return [{ field: 'typography', in: 'due', ...values }];
}

function actionChanges(old: ActionContent, now: ActionContent, from: string, to: string): Said[] {
  const rating =
    (old.rating ?? '') === (now.rating ?? '')
      ? []
      : [{ field: 'rating' as const, from: old.rating, to: now.rating }];
  const references = [...old.references].sort().join(', ') !== [...now.references].sort().join(', ');
  return [
    ...(old.ref === now.ref ? [] : [{ field: 'ref' as const, from: old.ref, to: now.ref }]),
    ...(from === to ? [] : [{ field: 'place' as const, from, to }]),
    ...rating,
    ...textChange('text', old.title, now.title),
    ...leadsChange(old.leads, now.leads),
    ...dueChange(old.due, now.due),
    ...textChange('expectedOutcome', old.expectedOutcome, now.expectedOutcome),
    ...textChange('successMeasure', old.successMeasure, now.successMeasure),
    ...textChange('forum', old.forum, now.forum),
    ...textChange('progress', old.progress, now.progress),
    ...(references
      ? [
          {
            field: 'references' as const,
            from: old.references.join(', ') || null,
            to: now.references.join(', ') || null,
          },
        ]
      : []),
  ];
}

interface Placed {
  action: ActionContent;
  /** Its section and action area by their refs. */
  place: string;
}

const placed = (content: PlanContent): Placed[] =>
  content.sections.flatMap((section) =>
    section.actionAreas.flatMap((area) =>
      area.actions.map((action) => ({ action, place: `${section.ref}, ${area.ref}` })),
    ),
  );

/** What changed from one edition to the next, in the order of the later one; what was taken out comes last. */
export function changesBetween(old: PlanContent, now: PlanContent): PlanChange[] {
  const before = placed(old);
  const after = placed(now);
  const matched = matchActions(
    before.map((each) => each.action),
    after.map((each) => each.action),
  );
  const placeOf = new Map(before.map(({ action, place }) => [action, place]));
  const ofActions = after.flatMap(({ action, place }): PlanChange[] => {
    const earlier = matched.get(action);
    if (!earlier) return [{ ref: action.ref, of: 'action', field: 'added', from: null, to: action.title }];
    return actionChanges(earlier, action, placeOf.get(earlier) ?? '', place).map((said) => ({
      ref: action.ref,
      of: 'action',
      ...said,
    }));
  });
  const kept = new Set(matched.values());
  const gone = before
    .filter(({ action }) => !kept.has(action))
    .map(
      ({ action }): PlanChange => ({
        ref: action.ref,
        of: 'action',
        field: 'removed',
        from: action.title,
        to: null,
      }),
    );
  return [...frameChanges(old, now), ...ofActions, ...gone];
}

/** Sections and action areas are known by their refs. */
function frameChanges(old: PlanContent, now: PlanContent): PlanChange[] {
  const changes: PlanChange[] = [];
  pair(old.sections, now.sections, 'section', changes, (before, after) => {
    changes.push(
      ...textChange('text', before.title, after.title).map((said) => ({
        ref: after.ref,
        of: 'section' as const,
        ...said,
      })),
    );
    pair(before.actionAreas, after.actionAreas, 'action-area', changes, (from, to) => {
      changes.push(
        ...areaChanges(from, to).map((said) => ({ ref: to.ref, of: 'action-area' as const, ...said })),
      );
    });
  });
  return changes;
}

const areaChanges = (from: ActionAreaContent, to: ActionAreaContent): Said[] => [
  ...textChange('text', from.title, to.title),
  ...leadsChange(from.leads, to.leads),
  ...dueChange(from.due, to.due),
];

function pair<Each extends SectionContent | ActionAreaContent>(
  old: readonly Each[],
  now: readonly Each[],
  of: 'section' | 'action-area',
  changes: PlanChange[],
  both: (before: Each, after: Each) => void,
): void {
  for (const after of now) {
    const before = old.find((each) => each.ref === after.ref);
    if (before) both(before, after);
    else changes.push({ ref: after.ref, of, field: 'added', from: null, to: after.title });
  }
  for (const before of old)
    if (!now.some((each) => each.ref === before.ref))
      changes.push({ ref: before.ref, of, field: 'removed', from: before.title, to: null });
}
