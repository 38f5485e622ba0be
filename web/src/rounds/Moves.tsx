import type { Comparison } from '../types.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { RatingStatus } from '../ui/Status.js';
import { directionSigns, directionWords } from './directions.js';
import { Scrolls, StackedTable } from './plainTable.js';

/** Every action that moved: the old rating struck, the new one beside it, which way, and what was said. */
export function Moves({ comparison }: { comparison: Comparison }) {
  const level = (code: string | null) => comparison.levels.find((each) => each.code === code) ?? null;
  return (
    <Scrolls role="group" aria-label="What moved" tabIndex={0}>
      <StackedTable>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Then</th>
            <th scope="col">Now</th>
            <th scope="col">Direction</th>
            <th scope="col">What was said</th>
          </tr>
        </thead>
        <tbody>
          {comparison.moves.map((move) => (
            <tr key={move.actionId}>
              <th scope="row">
                <PlaceLink to={`/plan?plan=${comparison.planId}&action=${move.ref}`}>{move.ref}</PlaceLink>{' '}
                {move.title}
              </th>
              <td data-name="Then">
                <del>
                  <RatingStatus rating={level(move.from)} />
                </del>
              </td>
              <td data-name="Now">
                {move.direction === 'removed' ? 'Removed' : <RatingStatus rating={level(move.to)} />}
              </td>
              <td data-name="Direction" style={{ whiteSpace: 'nowrap' }}>
                <span aria-hidden>{directionSigns[move.direction]} </span>
                {directionWords[move.direction]}
              </td>
              <td>{move.comment}</td>
            </tr>
          ))}
        </tbody>
      </StackedTable>
    </Scrolls>
  );
}
