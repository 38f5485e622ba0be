import type { Day } from '../calendar/calendar.js';

export interface TodoItem {
  id: string;
  kind:
    | 'ask'
    | 'rating'
    | 'returned'
    | 'handed-over'
    | 'declined'
    | 'review'
    | 'proposed-link'
    | 'given'
    | 'unreadable'
    | 'failed-job'
    | 'undelivered'
    | 'finding'
    | 'sign-off'
    | 'release'
    | 'nomination-list'
    | 'nominee-declined';
  what: string;
  note: string;
  areaNumbers: number[];
  due: Day | null;
  since: Date | null;
  href: string;
  verb: string;
}

export interface TodoView {
  groups: {
    id: 'asked' | 'ratings-due' | 'returned' | 'handed-over' | 'to-check' | 'to-sign' | 'went-wrong';
    title: string;
    items: TodoItem[];
  }[];
  count: number;
}
