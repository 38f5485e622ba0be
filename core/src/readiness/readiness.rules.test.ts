import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverArea, sectors } from '../nominations/nominations.rules.js';
import { type AreaFacts, judgeArea } from './readiness.rules.js';

const ready: AreaFacts = {
  areaId: 'a',
  number: 6,
  title: 'Quality of EHC plans',
  leadRole: 'Head of Inclusion',
  impactSources: ['council', 'families'],
  impactCount: 2,
  familiesCount: 1,
  staleCount: 0,
  waitingLongCount: 0,
  people: coverArea([], []),
  actions: [
    {
      id: '1',
      ref: '1.6.1',
      leads: [],
      meaning: 'done',
      overdue: false,
      lacksNote: false,
      hasOutput: true,
      challenge: null,
    },
  ],
  measures: [
    {
      id: 'm',
      ref: '1c',
      responsibleRole: 'Head of Inclusion',
      overdue: false,
      offTarget: false,
      guessed: false,
      read: true,
    },
  ],
};

const factsOf = fc.record({
  areaId: fc.uuid(),
  number: fc.integer({ min: 1, max: 12 }),
  title: fc.string(),
  leadRole: fc.string(),
  impactSources: fc.uniqueArray(fc.constantFrom('council', 'health', 'schools', 'families')),
  impactCount: fc.nat(20),
  familiesCount: fc.nat(5),
  staleCount: fc.nat(5),
  waitingLongCount: fc.nat(5),
  people: fc
    .array(fc.record({ sector: fc.constantFrom(...sectors), people: fc.nat(2), deputy: fc.boolean() }))
    .map((need) => coverArea(need, [])),
  actions: fc.array(
    fc.record({
      id: fc.uuid(),
      ref: fc.string({ minLength: 1 }),
      leads: fc.array(fc.string()),
      meaning: fc.constantFrom('done', 'on-track', 'under-way', 'at-risk', 'not-started', null),
      overdue: fc.boolean(),
      lacksNote: fc.boolean(),
      hasOutput: fc.boolean(),
      challenge: fc.constant(null),
    }),
    { maxLength: 8 },
  ),
  measures: fc.array(
    fc.record({
      id: fc.uuid(),
      ref: fc.string({ minLength: 1 }),
      responsibleRole: fc.string(),
      overdue: fc.boolean(),
      offTarget: fc.boolean(),
      guessed: fc.boolean(),
      read: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
}) as fc.Arbitrary<AreaFacts>;

const criterion = (facts: AreaFacts, id: string) =>
  judgeArea(facts).criteria.find((found) => found.id === id);

describe('readiness of an area', () => {
  it('is ready when every criterion is met', () => expect(judgeArea(ready).state).toBe('ready'));

  it('wants impact from two sources, not twice from one', () => {
    expect(criterion({ ...ready, impactSources: ['council'], impactCount: 9 }, 'impact')).toMatchObject({
      state: 'partly',
      brief: '1 source',
    });
    expect(judgeArea({ ...ready, impactSources: [], impactCount: 0 }).state).toBe('not-ready');
  });

  it('names each completed action without a visible result', () => {
    const facts = {
      ...ready,
      actions: [...ready.actions, { ...ready.actions[0]!, ref: '1.6.2', hasOutput: false }],
    };
    expect(criterion(facts, 'output')).toMatchObject({ state: 'partly', brief: '1 of 2' });
    expect(criterion(facts, 'output')?.gaps.map((gap) => gap.what)).toEqual([
      'Completed action 1.6.2 has no current evidence of its result',
    ]);
  });

  it('is not held against an area that has nothing completed', () =>
    expect(criterion({ ...ready, actions: [] }, 'output')?.state).toBe('met'));

  it('names each measure that is overdue, off target or without a figure, and an area without any', () => {
    const [fine] = ready.measures;
    if (!fine) throw new Error('The area has no measure.');
    const measures = [
      fine,
      { ...fine, ref: '1d', overdue: true, offTarget: true },
      { ...fine, ref: '4h', offTarget: true, guessed: true },
      { ...fine, ref: '3b', read: false, overdue: true },
    ];
    const found = criterion({ ...ready, measures }, 'measures');
    expect(found).toMatchObject({
      state: 'partly',
      brief: '3 of 4 not',
      detail: '4 measures: 2 off target, 2 with a reading overdue, 1 without a figure.',
    });
    expect(found?.gaps.map(({ what, href }) => `${what} ${href}`)).toEqual([
      'Measure 1d has a reading overdue /measures/m',
      'Measure 4h is off target, if the guess at which way is better is right /measures/m',
      'Measure 3b has no figure yet /measures/m',
    ]);
    expect(criterion({ ...ready, measures: measures.slice(1) }, 'measures')?.state).toBe('not-met');
    expect(criterion({ ...ready, measures: [] }, 'measures')).toMatchObject({
      state: 'partly',
      brief: 'None',
    });
  });

  it('says in every detail how many', () => {
    for (const found of judgeArea(ready).criteria) expect(found.detail).toMatch(/\d/);
  });

  it('has a gap wherever a criterion is not met, and none where it is', () => {
    fc.assert(
      fc.property(factsOf, (facts) => {
        for (const found of judgeArea(facts).criteria) {
          expect(found.gaps.length > 0).toBe(found.state !== 'met');
          for (const gap of found.gaps) expect(gap.href).toMatch(/^\//);
        }
      }),
    );
  });

  it('never gets worse by more evidence', () => {
    const order = ['not-ready', 'partly', 'ready'];
    fc.assert(
      fc.property(factsOf, (facts) => {
        const better: AreaFacts = {
          ...facts,
          impactSources: [...new Set([...facts.impactSources, 'health'])],
          impactCount: facts.impactCount + 1,
          familiesCount: facts.familiesCount + 1,
          actions: facts.actions.map((action) => ({ ...action, hasOutput: true })),
        };
        expect(order.indexOf(judgeArea(better).state)).toBeGreaterThanOrEqual(
          order.indexOf(judgeArea(facts).state),
        );
      }),
    );
  });
});
