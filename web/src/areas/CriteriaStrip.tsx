import { styled } from '@mui/material/styles';
import { criteria } from '@revisit/core/shared';
import { cellKey, gapCount } from '../readiness/board.js';
import type { ReadinessArea } from '../types.js';
import { count } from '../ui/format.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { areaWords, criterionWords, markOfArea, markOfCriterion, Status } from '../ui/Status.js';
import { oneColumn, tabular } from '../ui/theme.js';

const Strip = styled('ul')(({ theme }) => ({
  ...tabular,
  display: 'grid',
  gridTemplateColumns: 'repeat(8, 1fr) 1.4fr',
  borderTop: `1px solid ${theme.palette.text.primary}`,
  borderBottom: `1px solid ${theme.palette.divider}`,
  marginTop: 20,
  fontSize: '.875rem',
  '& li': { borderLeft: `1px solid ${theme.palette.divider}`, padding: '9px 6px 10px 12px' },
  '& li:first-of-type': { borderLeft: 0, paddingLeft: 0 },
  '& .name': { display: 'block', fontSize: '.8125rem', color: theme.palette.text.secondary },
  '& a': { color: 'inherit', textDecoration: 'none', display: 'block' },
  '& a:hover .status': { textDecoration: 'underline' },
  '& .status': { whiteSpace: 'normal', alignItems: 'baseline' },
  [oneColumn]: {
    gridTemplateColumns: '1fr 1fr',
    '& li': { borderLeft: 0, padding: '8px 0', borderBottom: `1px solid ${theme.palette.divider}` },
    '& li:last-of-type': { gridColumn: '1 / -1', borderBottom: 0 },
  },
}));

/** The area's row of the board; each criterion opens its panel there. */
export const CriteriaStrip = ({ area }: { area: ReadinessArea }) => (
  <Strip aria-label="Readiness">
    {area.criteria.map((criterion) => (
      <li key={criterion.id}>
        <PlaceLink to={`/board?cell=${cellKey(area.number, criterion.id)}`}>
          <span className="name">{criteria[criterion.id].title}</span>
          <Status
            mark={markOfCriterion[criterion.state]}
            word={criterion.brief}
            level={criterionWords[criterion.state]}
          />
        </PlaceLink>
      </li>
    ))}
    <li>
      <span className="name">Would it stand up?</span>
      <Status mark={markOfArea[area.state]} word={areaWords[area.state]} />
      {gapCount(area) > 0 ? ` · ${count(gapCount(area), 'gap')}` : ''}
    </li>
  </Strip>
);
