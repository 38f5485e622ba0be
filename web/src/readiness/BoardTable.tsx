import { styled } from '@mui/material/styles';
import { criteria, criterionIds } from '@revisit/core/shared';
import { Link } from 'react-router';
import type { ReadinessArea } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { count } from '../ui/format.js';
import { PlaceLink, useAddress } from '../ui/PlaceLink.js';
import { areaWords, criterionWords, markOfArea, markOfCriterion, Status } from '../ui/Status.js';
import { cellKey, challengedWords, gapCount, metCounts } from './board.js';
import { BoardRoom, boardTableStyles } from './boardTableStyles.js';

const Table = styled('table')(({ theme }) => boardTableStyles(theme));

/**
 * Twelve areas by eight criteria, and whether each area would stand up.
 * @param cellHref the address that opens a cell's panel
 * @param selected the cell that is open
 * @param compact a panel stands beside it: the counts of gaps give way
 */
export function BoardTable({
  areas,
  cellHref,
  selected,
  compact,
}: {
  areas: readonly ReadinessArea[];
  cellHref: (key: string) => string;
  selected: string | null;
  compact: boolean;
}) {
  const met = metCounts(areas);
  const address = useAddress();
  return (
    <BoardRoom compact={compact}>
      <Table className={compact ? 'compact' : ''}>
        <thead>
          <tr>
            <th scope="col" className="area">
              Area
              <small>of weakness</small>
            </th>
            {criterionIds.map((id) => (
              <th scope="col" key={id}>
                {criteria[id].title}
                <small>
                  {met[id]} of {areas.length}
                </small>
              </th>
            ))}
            <th scope="col" className="verdict">
              Would it stand up?
              <small>
                {areas.filter((area) => area.state === 'ready').length} of {areas.length}
              </small>
            </th>
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <tr key={area.areaId}>
              <th scope="row">
                <Link to={address(`/areas/${area.areaId}`)}>
                  <AreaTag number={area.number} title={area.title} />
                </Link>
              </th>
              {criterionIds.map((id) => {
                const criterion = area.criteria.find((each) => each.id === id);
                if (!criterion) return <td key={id} />;
                const key = cellKey(area.number, id);
                return (
                  <td key={id} className={criterion.state}>
                    <Link
                      to={cellHref(key)}
                      id={`cell-${key}`}
                      aria-current={selected === key ? 'true' : undefined}
                      preventScrollReset
                    >
                      <span className="name">{criteria[id].title} </span>
                      <Status
                        mark={markOfCriterion[criterion.state]}
                        word={criterion.brief}
                        level={criterionWords[criterion.state]}
                      />
                      {challengedWords(criterion) ? <small>{challengedWords(criterion)}</small> : null}
                    </Link>
                  </td>
                );
              })}
              <td className="verdict">
                <Status mark={markOfArea[area.state]} word={areaWords[area.state]} />
                {gapCount(area) > 0 && !compact ? (
                  <>
                    {' · '}
                    <PlaceLink to={`/areas/${area.areaId}`}>{count(gapCount(area), 'gap')}</PlaceLink>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </BoardRoom>
  );
}
