import type { Action } from '../types.js';
import { downloadCsv } from '../ui/csv.js';

const head = [
  'Ref',
  'Action',
  'Section',
  'Action area',
  'Lead',
  'Areas',
  'Due',
  'Past due',
  'Rating',
  'Note',
  'Rated as at',
];

const due = ({ kind, on }: Action['due']) => on ?? (kind === 'none' ? '' : kind);

export const actionsCsv = (actions: readonly Action[]): string[][] => [
  head,
  ...actions.map((action) => [
    action.ref,
    action.title,
    `${action.section.ref} ${action.section.title}`,
    `${action.actionArea.ref} ${action.actionArea.title}`,
    action.leads.join(' / '),
    action.areas.map((area) => area.number).join(' '),
    due(action.due),
    action.overdue ? 'yes' : 'no',
    action.rating?.label ?? '',
    action.rating?.comment ?? '',
    action.rating?.asAt ?? '',
  ]),
];

/** The actions that match the filters, as a file. */
export const exportActions = (actions: Action[]): void => downloadCsv('plan.csv', actionsCsv(actions));
