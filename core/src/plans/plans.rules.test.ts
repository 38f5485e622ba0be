import { describe, expect, it } from 'vitest';
import { isOverdue, lacksNote } from './plans.rules.js';

describe('overdue', () => {
  it('is due until the last day and not a day longer', () => {
    expect(isOverdue('2019-04-30', 'under-way', '2019-04-30')).toBe(false);
    expect(isOverdue('2019-04-30', 'under-way', '2019-05-01')).toBe(true);
  });
  it('never counts what is done or has no day', () => {
    expect(isOverdue('2019-04-30', 'done', '2026-01-01')).toBe(false);
    expect(isOverdue(null, 'at-risk', '2026-01-01')).toBe(false);
  });
  it('counts what was never rated', () => expect(isOverdue('2019-04-30', null, '2019-05-01')).toBe(true));
});

describe('notes', () => {
  const action = {
    dueOn: '2019-04-30',
    meaning: 'under-way' as const,
    comment: 'Waits for the supplier.',
    ratedOn: '2019-06-01',
  };
  it('are enough when written after the due day', () => expect(lacksNote(action, '2019-07-01')).toBe(false));
  it('are not enough when written before it', () =>
    expect(lacksNote({ ...action, ratedOn: '2019-04-01' }, '2019-07-01')).toBe(true));
  it('are not enough when empty', () =>
    expect(lacksNote({ ...action, comment: '  ' }, '2019-07-01')).toBe(true));
  it('are asked of red actions that are still in time', () => {
    const red = { dueOn: '2020-04-30', meaning: 'at-risk' as const, comment: '', ratedOn: '2019-06-01' };
    expect(lacksNote(red, '2019-07-01')).toBe(true);
    expect(lacksNote({ ...red, comment: 'Late by a month.' }, '2019-07-01')).toBe(false);
  });
  it('are not asked of anything else', () =>
    expect(lacksNote({ dueOn: null, meaning: 'under-way', comment: '', ratedOn: null }, '2026-01-01')).toBe(
      false,
    ));
});
