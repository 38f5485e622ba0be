import { type CriterionId, type CriterionState, criterionIds } from '@revisit/core/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadinessArea } from '../types.js';
import { cellKey, cellOf, gapCount, leadSentence, metCounts, topGaps, weakestCriterion } from './board.js';

const area = (number: number, states: Partial<Record<CriterionId, CriterionState>>): ReadinessArea => ({
  areaId: `area-${number}`,
  number,
  title: `Area ${number}`,
  state: Object.values(states).some((state) => state !== 'met') ? 'not-ready' : 'ready',
  criteria: criterionIds.map((id) => {
    const state = states[id] ?? 'met';
    const gaps = state === 'met' ? [] : [{ what: `${number} ${id}`, why: '', who: '', href: '/' }];
    return { id, state, brief: '', detail: '', gaps };
  }),
});

const someAreas = fc
  .array(
    fc.dictionary(
      fc.constantFrom(...criterionIds),
      fc.constantFrom<CriterionState>('met', 'partly', 'not-met'),
    ),
    {
      maxLength: 14,
    },
  )
  .map((all) => all.map((states, index) => area(index + 1, states)));

describe('the board', () => {
  const areas = [area(1, {}), area(2, { impact: 'not-met', plan: 'partly' }), area(3, { impact: 'partly' })];

  test('says in a sentence how many would stand up and what the others lack', () => {
    expect(leadSentence(areas, 'today')).toEqual({
      first: '1 of 3 areas',
      rest: 'would stand up today. Impact is what most of the others lack.',
    });
    expect(leadSentence([area(1, {})], 'today').rest).toBe('would stand up today.');
    expect(weakestCriterion([])).toBeNull();
    expect(metCounts(areas)).toMatchObject({ impact: 1, plan: 2, fresh: 3 });
  });

  test('puts first the gap that brings an area furthest, and one gap an area a round', () => {
    expect(topGaps({ areas }, 10).map((gap) => gap.what)).toEqual(['3 impact', '2 impact', '2 plan']);
  });

  test('gives every gap once, never more than asked for', () => {
    fc.assert(
      fc.property(someAreas, fc.integer({ min: 0, max: 100 }), (some, limit) => {
        const total = some.reduce((sum, each) => sum + gapCount(each), 0);
        const gaps = topGaps({ areas: some }, limit);
        expect(gaps).toHaveLength(Math.min(limit, total));
        expect(new Set(gaps.map((gap) => gap.what)).size).toBe(gaps.length);
      }),
    );
  });

  test('finds the cell an address names, and nothing for any other', () => {
    expect(cellOf(areas, cellKey(2, 'plan'))?.criterion.state).toBe('partly');
    expect(cellOf(areas, '9-plan')).toBeNull();
    expect(cellOf(areas, '2-nothing')).toBeNull();
    expect(cellOf(areas, null)).toBeNull();
  });
});
