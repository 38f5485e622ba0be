import { styled } from '@mui/material/styles';
import { type Sector, sectors, sectorTitles } from '@revisit/core/shared';
import { Link } from 'react-router';
import { useMay } from '../app/session.js';
import { BoardRoom, blockStyles, boardTableStyles, inBlocks } from '../readiness/boardTableStyles.js';
import type { AreaCoverage } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { useAddress } from '../ui/PlaceLink.js';
import { Status } from '../ui/Status.js';
import { NeedButton } from './NeedButton.js';
import { cellClass, cellWord, markOfVerdict, verdictWords } from './words.js';

const Table = styled('table')(({ theme }) => ({
  ...boardTableStyles(theme),
  '& thead th.area': { width: '18%', paddingLeft: 0 },
  '& thead th': { ...(boardTableStyles(theme)['& thead th'] as object), fontSize: '.75rem', paddingLeft: 6 },
  '& td > a[id]': { ...(boardTableStyles(theme)['& td > a[id]'] as object), paddingLeft: 6 },
  '& thead th.verdict, & td.verdict': { width: 70, textAlign: 'right', paddingLeft: 0 },
  // On a phone what is covered is not shown cell by cell.
  '& .sum, & .onPhone': { display: 'none' },
  ...inBlocks({
    ...blockStyles(theme),
    '& tbody .onPhone': { display: 'inline' },
    '& tbody .sum': {
      display: 'block',
      margin: '0 0 2px 31px',
      fontSize: '.875rem',
      fontWeight: 400,
      color: theme.palette.text.secondary,
    },
    // More exact than the rules for a desk, which the spread puts after these.
    '& tbody td.verdict': { width: '100%', order: 5, padding: '2px 0 0', textAlign: 'left' },
  }),
}));

function sumOf({ cells }: AreaCoverage): string {
  const needed = cells.filter(({ verdict }) => verdict !== 'not-needed');
  const covered = needed.filter(({ verdict }) => verdict === 'covered').length;
  return `${covered} of ${needed.length} covered`;
}

/** Of the areas that need the sector, how many have it. */
function sectorSum(coverage: readonly AreaCoverage[], sector: Sector): string {
  const needed = coverage
    .flatMap(({ cells }) => cells.filter((each) => each.sector === sector))
    .filter(({ verdict }) => verdict !== 'not-needed');
  if (needed.length === 0) return 'not needed';
  return `${needed.filter(({ verdict }) => verdict === 'covered').length} of ${needed.length}`;
}

/** Area by sector: who is missing, who has not answered, where a deputy is wanted. A cell opens its people below. */
export function CoverageTable({
  coverage,
  cell,
}: {
  coverage: readonly AreaCoverage[];
  cell: { area: string | null; sector: string | null };
}) {
  const address = useAddress();
  const may = useMay();
  const href = (number: number, sector?: string) =>
    address(`/nominations?area=${number}${sector ? `&sector=${sector}` : ''}`);
  return (
    <BoardRoom>
      <Table>
        <caption className="visually-hidden" style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
          Who is put forward, by area and sector
        </caption>
        <thead>
          <tr>
            <th scope="col" className="area">
              Area
            </th>
            {sectors.map((sector) => (
              <th scope="col" key={sector}>
                {sectorTitles[sector]}
                <small>{sectorSum(coverage, sector)}</small>
              </th>
            ))}
            {may('needs.edit') ? (
              <th scope="col" className="verdict">
                Need
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {coverage.map((row) => (
            <tr key={row.area.id}>
              <th scope="row">
                <Link to={href(row.area.number)}>
                  <AreaTag number={row.area.number} title={row.area.title} />
                </Link>
                <p className="sum">{sumOf(row)}</p>
              </th>
              {row.cells.map((each) => (
                <td key={each.sector} className={cellClass(each)}>
                  <Link
                    to={href(row.area.number, each.sector)}
                    id={`cell-${row.area.number}-${each.sector}`}
                    aria-current={
                      cell.area === String(row.area.number) && cell.sector === each.sector
                        ? 'true'
                        : undefined
                    }
                    preventScrollReset
                  >
                    <span className="name">{sectorTitles[each.sector]} </span>
                    <Status
                      mark={markOfVerdict[each.verdict]}
                      word={cellWord(each)}
                      level={verdictWords[each.verdict]}
                    />
                  </Link>
                </td>
              ))}
              {may('needs.edit') ? (
                <td className="verdict">
                  <NeedButton need={row} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </BoardRoom>
  );
}
