import type { LevelMeaning } from '@revisit/core/shared';
import type { Action, Plan } from '../types.js';

export interface ActionAreaGroup {
  ref: string;
  title: string;
  leads: string[];
  actions: Action[];
}
export interface SectionGroup {
  ref: string;
  title: string;
  actionAreas: ActionAreaGroup[];
}

/** The plan as the council's spreadsheet has it: sections, action areas, actions, in the order they come. */
export function groupActions(actions: readonly Action[]): SectionGroup[] {
  const sections: SectionGroup[] = [];
  for (const action of actions) {
    let section = sections.find((each) => each.ref === action.section.ref);
    if (!section) {
      section = { ...action.section, actionAreas: [] };
      sections.push(section);
    }
    let area = section.actionAreas.find((each) => each.ref === action.actionArea.ref);
    if (!area) {
      area = { ...action.actionArea, actions: [] };
      section.actionAreas.push(area);
    }
    area.actions.push(action);
  }
  return sections;
}

/** `1.10.2` comes after `1.9.1`. */
export const byRef = (a: { ref: string }, b: { ref: string }): number =>
  a.ref.localeCompare(b.ref, 'en', { numeric: true });

export interface BarPart {
  code: string;
  label: string;
  meaning: LevelMeaning | null;
  count: number;
}

/** The bar over the plan: each level with its count, and the actions nobody has rated. Empty parts fall out. */
export const barParts = (plan: Plan): BarPart[] =>
  [
    ...plan.levels.map((level) => ({ ...level, count: plan.counts[level.code] ?? 0 })),
    { code: 'none', label: 'Not rated', meaning: null, count: plan.counts.none ?? 0 },
  ].filter((part) => part.count > 0);

/** How many actions count as done, and how many as done, on track or under way. */
export function planCounts(plan: Plan): { done: number; moving: number } {
  const sum = (meanings: readonly LevelMeaning[]) =>
    plan.levels
      .filter((level) => meanings.includes(level.meaning))
      .reduce((total, level) => total + (plan.counts[level.code] ?? 0), 0);
  return { done: sum(['done']), moving: sum(['done', 'on-track', 'under-way']) };
}

/**
 * The plan that is meant when nobody says which: the improvement plan that is under way, not the statement it
 * followed nor the accelerated plans under it; of several the longest.
 */
export function mainPlan(plans: readonly Plan[]): Plan | undefined {
  const tops = plans.filter(({ parent }) => parent === null);
  const improvement = tops.filter(({ kind }) => kind === 'improvement-plan');
  const [longest] = [...(improvement.length > 0 ? improvement : tops)].sort(
    (a, b) => b.actionCount - a.actionCount,
  );
  return longest;
}
