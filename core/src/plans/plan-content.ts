import type { DueKind } from './plans.words.js';

/** When something is due. `on` is the last day on which it is in time; `text` is how the plan prints it. */
export interface Due {
  kind: DueKind;
  on: string | null;
  text: string;
}

export interface ActionContent {
  ref: string;
  /** False: the plan prints none, and this one was counted out. Such actions are known again by their text. */
  refGiven: boolean;
  title: string;
  leads: string[];
  due: Due;
  /** The rating as the plan prints it, or null for an empty cell. */
  rating: string | null;
  expectedOutcome: string;
  successMeasure: string;
  forum: string;
  progress: string;
  /** Places in other plans that it cites: `CSC IP 3.4.6`. */
  references: string[];
  /** Numbers of the areas the plan says it serves. */
  areas: number[];
}

export interface ActionAreaContent {
  ref: string;
  title: string;
  leads: string[];
  due: Due;
  actions: ActionContent[];
}

export interface SectionContent {
  ref: string;
  title: string;
  actionAreas: ActionAreaContent[];
}

/** A plan as one edition prints it, apart from how the portal keeps it. */
export interface PlanContent {
  sections: SectionContent[];
}

export interface PlanCounts {
  sections: number;
  actionAreas: number;
  actions: number;
  /** By rating as printed; `none` counts the empty cells. */
  ratings: Record<string, number>;
}

export const actionsOf = (content: PlanContent): ActionContent[] =>
  content.sections.flatMap((section) => section.actionAreas.flatMap((area) => area.actions));

export function countPlan(content: PlanContent): PlanCounts {
  const ratings: Record<string, number> = {};
  const actions = actionsOf(content);
  for (const { rating } of actions) ratings[rating ?? 'none'] = (ratings[rating ?? 'none'] ?? 0) + 1;
  return {
    sections: content.sections.length,
    actionAreas: content.sections.reduce((sum, section) => sum + section.actionAreas.length, 0),
    actions: actions.length,
    ratings,
  };
}
