import { type ActionAreaContent, type ActionContent, actionsOf, type PlanContent } from '../plan-content.js';
import type { PlanField } from '../plan-shape.js';
import type { Carried } from '../reading/read-plan.js';
import { referencesIn } from '../reading/references.js';
import { codeFor } from '../reading/scales.js';
import { matchActions } from './match.js';

/**
 * The next edition as it will stand: what the file has no column for stays as it was, and ratings are written with
 * the codes of the plan's scale where it knows them.
 * @param earlier the plan as it is, with the actions that earlier editions took out (an action may come back)
 */
export function carryOver(
  earlier: PlanContent | null,
  removed: readonly ActionContent[],
  next: PlanContent,
  carries: Carried,
  levels: readonly { code: string; label: string }[],
): PlanContent {
  const before = earlier ? [...actionsOf(earlier), ...removed] : [];
  const matched = matchActions(before, actionsOf(next));
  return {
    sections: next.sections.map((section) => {
      const known = earlier?.sections.find((each) => each.ref === section.ref);
      return {
        ...section,
        title: carries.sectionTitles ? section.title : (known?.title ?? section.title),
        actionAreas: section.actionAreas.map((area) => ({
          ...areaOver(
            known?.actionAreas.find((each) => each.ref === area.ref),
            area,
            carries,
          ),
          actions: area.actions.map((action) => actionOver(matched.get(action), action, carries, levels)),
        })),
      };
    }),
  };
}

const areaOver = (known: ActionAreaContent | undefined, area: ActionAreaContent, carries: Carried) =>
  known
    ? {
        ...area,
        title: carries.areaTitles ? area.title : known.title,
        leads: carries.areaLeads ? area.leads : known.leads,
        due: carries.areaDues ? area.due : known.due,
      }
    : area;

function actionOver(
  known: ActionContent | undefined,
  action: ActionContent,
  { fields }: Carried,
  levels: readonly { code: string; label: string }[],
): ActionContent {
  const rating = action.rating === null ? null : (codeFor(levels, action.rating) ?? action.rating);
  if (!known) return { ...action, rating };
  const either = <Field extends PlanField & keyof ActionContent>(field: Field): ActionContent[Field] =>
    fields.has(field) ? action[field] : known[field];
  // References stand in the text; what a person added beside those stays unless the file lists references itself.
  const byHand = known.references.filter((each) => !referencesIn(known.title).includes(each));
  return {
    ...action,
    rating: fields.has('rating') ? rating : known.rating,
    leads: either('leads'),
    due: either('due'),
    expectedOutcome: either('expectedOutcome'),
    successMeasure: either('successMeasure'),
    forum: either('forum'),
    progress: either('progress'),
    references: fields.has('references')
      ? action.references
      : [...new Set([...action.references, ...byHand])],
    areas: known.areas,
  };
}
