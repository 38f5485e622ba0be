import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterNominationMove,
  coverSector,
  nominationMoves,
  nominationStates,
  type Standing,
  stands,
  statesBefore,
} from './nominations.rules.js';

const place = { sector: 'health', people: 1, deputy: true } as const;
const at = (state: Standing['state'], id = 'a', deputyFor: string | null = null): Standing => ({
  id,
  sector: 'health',
  state,
  deputyFor,
});

const standingOf = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    sector: fc.constantFrom('health', 'education'),
    state: fc.constantFrom(...nominationStates),
    deputyFor: fc.constantFrom(null, null, 'a', 'b'),
  }),
  { maxLength: 8 },
) as fc.Arbitrary<Standing[]>;
const placeOf = fc.record({
  sector: fc.constant('health' as const),
  people: fc.nat(3),
  deputy: fc.boolean(),
});

describe('the life of a nomination', () => {
  it('asks before it approves, and briefs nobody who is not approved', () => {
    expect(statesBefore('approve')).toEqual(['accepted']);
    expect(statesBefore('brief')).toEqual(['approved']);
    expect(statesBefore('invite')).toEqual(['nominated', 'declined']);
  });

  it('ends when it is withdrawn or somebody took the place, and never before', () => {
    for (const state of nominationStates) {
      const ways = nominationMoves.filter((move) => afterNominationMove(state, move) !== null);
      expect(ways.length > 0, state).toBe(state !== 'withdrawn' && state !== 'substituted');
      expect(afterNominationMove(state, 'decline') !== null, state).toBe(stands(state));
    }
  });
});

describe('coverage of one sector', () => {
  it.each([
    ['hole', []],
    ['declined', [at('declined')]],
    ['waiting', [at('declined'), at('invited', 'b')]],
    ['waiting', [at('nominated')]],
    ['to-approve', [at('accepted')]],
    ['no-deputy', [at('approved')]],
    ['no-deputy', [at('approved'), at('accepted', 'b', 'a')]],
    ['covered', [at('approved'), at('approved', 'b', 'a')]],
    ['covered', [at('briefed'), at('briefed', 'b', 'a')]],
    // A deputy of somebody who said no fills no place until they move up.
    ['declined', [at('declined'), at('approved', 'b', 'a')]],
  ] as const)('is %s', (verdict, standing) => {
    expect(coverSector(place, standing).verdict).toBe(verdict);
  });

  it('needs a deputy for each person, not one for all', () => {
    const two = { ...place, people: 2 };
    const people = [at('approved'), at('approved', 'b'), at('approved', 'c', 'a')];
    expect(coverSector(two, people)).toMatchObject({ verdict: 'no-deputy', approved: 2, deputies: 1 });
    expect(coverSector(two, [...people, at('approved', 'd', 'b')]).verdict).toBe('covered');
  });

  it('is covered just when the places are filled, and never worse for one more approved person', () => {
    fc.assert(
      fc.property(placeOf, standingOf, (wanted, standing) => {
        const cell = coverSector(wanted, standing);
        const filled = cell.approved >= wanted.people && (!wanted.deputy || cell.deputies >= wanted.people);
        expect(cell.verdict === 'covered').toBe(wanted.people > 0 && filled);
        const more = coverSector(wanted, [...standing, at('approved', 'new')]);
        const order = ['hole', 'declined', 'waiting', 'to-approve', 'no-deputy', 'covered', 'not-needed'];
        expect(order.indexOf(more.verdict)).toBeGreaterThanOrEqual(order.indexOf(cell.verdict));
      }),
    );
  });
});
