import type { Direction } from '@revisit/core/shared';
import type { Comparison } from '../types.js';
import { andList } from '../ui/format.js';

/** Each direction in words; the arrow beside it says nothing that the word does not. */
export const directionWords: Record<Direction, string> = {
  better: 'Better',
  worse: 'Worse',
  same: 'Nothing moved.',
  'first-rated': 'Rated for the first time',
  'no-longer-rated': 'No longer rated',
  added: 'Added to the plan',
  removed: 'Taken out of the plan',
};

export const directionSigns: Record<Direction, string> = {
  better: '▲',
  worse: '▼',
  same: '–',
  'first-rated': '○',
  'no-longer-rated': '○',
  added: '+',
  removed: '−',
};

/** `12 better, 3 worse and 79 as they were.` */
export function travelWords(directions: NonNullable<Comparison['directions']>): string {
  const { better = 0, worse = 0, same = 0 } = directions;
  const rest = (
    [
      ['first-rated', 'rated for the first time'],
      ['no-longer-rated', 'no longer rated'],
      ['added', 'added'],
      ['removed', 'taken out'],
    ] as const
  ).flatMap(([direction, words]) => (directions[direction] ? [`${directions[direction]} ${words}`] : []));
  return `${andList([`${better} better`, `${worse} worse`, ...rest, `${same} as they were`])}.`;
}
