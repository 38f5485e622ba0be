import { endOfMonth } from '../../calendar/calendar.js';
import { plan } from '../../sample/lancashire/plan.js';
import type { SampleDue } from '../../sample/sample.types.js';
import type { Due, PlanContent } from '../plan-content.js';
import { dueText } from '../reading/due.js';
import { referencesIn } from '../reading/references.js';

function dueOf({ kind, value }: SampleDue): Due {
  const on = value === null ? null : kind === 'month' ? endOfMonth(value) : value;
  const due = { kind, on, text: '' };
  return { ...due, text: dueText(due) };
}

/** The published plan of April 2019 as the sample holds its facts. */
export const sampleContent = (): PlanContent => ({
  sections: plan.sections.map((section) => ({
    ref: section.ref,
    title: section.title,
    actionAreas: section.actionAreas.map((area) => ({
      ref: area.ref,
      title: area.title,
      leads: area.leadRoles,
      due: dueOf(area.due),
      actions: area.actions.map((action) => ({
        ref: action.ref,
        refGiven: true,
        title: action.title,
        leads: action.leadRoles,
        due: dueOf(action.due),
        rating: action.rating,
        expectedOutcome: '',
        successMeasure: '',
        forum: '',
        progress: '',
        references: referencesIn(action.title),
        areas: [],
      })),
    })),
  })),
});
