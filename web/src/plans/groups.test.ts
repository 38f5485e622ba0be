import { describe, expect, test } from 'vitest';
import { actions, plan } from '../../test/plan.js';
import { barParts, byRef, groupActions, mainPlan, planCounts } from './groups.js';

describe('the plan', () => {
  test('keeps the spreadsheet’s order and loses no action', () => {
    const sections = groupActions([...actions].sort(byRef));
    expect(sections.map((section) => section.ref)).toEqual(['1', '2']);
    expect(sections.flatMap((section) => section.actionAreas.map((area) => area.ref))).toEqual([
      '1.1',
      '1.2',
      '2.3',
      '2.4',
    ]);
    expect(sections.flatMap((section) => section.actionAreas.flatMap((area) => area.actions))).toHaveLength(
      actions.length,
    );
  });

  test('that is meant is the longest improvement plan at the top', () => {
    const child = {
      ...plan,
      id: 'child',
      actionCount: 99,
      parent: { id: plan.id, title: 'Plan', actions: [] },
    };
    const statement = { ...plan, id: 'statement', kind: 'written-statement', actionCount: 50 };
    const short = { ...plan, id: 'short', actionCount: 2 };
    expect(mainPlan([child, statement, short, plan])?.id).toBe(plan.id);
    expect(mainPlan([child, statement])?.id).toBe('statement');
    expect(mainPlan([])).toBeUndefined();
  });

  test('orders refs as numbers', () => {
    expect(
      [{ ref: '1.10.1' }, { ref: '1.9.2' }, { ref: '1.9.10' }].sort(byRef).map(({ ref }) => ref),
    ).toEqual(['1.9.2', '1.9.10', '1.10.1']);
  });

  test('the bar counts every action once', () => {
    const total = barParts(plan).reduce((sum, part) => sum + part.count, 0);
    expect(total).toBe(plan.actionCount);
    expect(planCounts(plan)).toEqual({ done: 3, moving: 8 });
    expect(barParts({ ...plan, counts: {} })).toEqual([]);
  });
});
