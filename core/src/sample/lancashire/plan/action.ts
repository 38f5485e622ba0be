import type { SampleAction, SampleDue } from '../../sample.types.js';

export const noDue: SampleDue = { kind: 'none', value: null };
export const ongoing: SampleDue = { kind: 'ongoing', value: null };
export const quarterly: SampleDue = { kind: 'quarterly', value: null };

export function month(value: string): SampleDue {
  return { kind: 'month', value };
}

/** One row of the plan, in the order of its columns. */
export function action(
  ref: string,
  title: string,
  due: SampleDue,
  leadRoles: string[],
  rating: string | null,
): SampleAction {
  return { ref, title, due, leadRoles, rating };
}
