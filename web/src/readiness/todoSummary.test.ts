import { describe, expect, it } from 'vitest';
import { todoSummary } from './todoSummary.js';

const due = (...days: (string | null)[]) => days.map((day) => ({ due: day }));

describe('the sentence over what is to do', () => {
  it('names the nearest deadline and how many things it has', () => {
    expect(todoSummary(due('2026-11-30', '2026-11-30', '2026-12-04', null), '2026-11-22')).toEqual({
      first: '2 things by Mon 30 November',
      rest: '4 in all.',
    });
  });

  it('does not set a deadline that has passed: it says what is late', () => {
    expect(todoSummary(due('2026-11-21', '2026-11-26'), '2026-11-22')).toEqual({
      first: '1 thing late',
      rest: '2 in all.',
    });
    expect(todoSummary(due('2026-11-22'), '2026-11-22').first).toContain('1 thing by ');
  });

  it('only counts what has no day', () => {
    expect(todoSummary(due(null, null), '2026-11-22')).toEqual({ first: '2 things', rest: 'to do.' });
  });
});
