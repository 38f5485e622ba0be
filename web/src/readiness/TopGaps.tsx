import { styled } from '@mui/material/styles';
import { criteria } from '@revisit/core/shared';
import { useMay } from '../app/session.js';
import { AskButton } from '../evidence/AskButton.js';
import type { GapView, Readiness } from '../types.js';
import { count } from '../ui/format.js';
import { SectionHead } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { oneColumn, onPaper } from '../ui/theme.js';
import { gapCount, topGaps } from './board.js';

const List = styled('ol', { shouldForwardProp: (prop) => prop !== 'rows' })<{ rows: number }>(
  ({ theme, rows }) => ({
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gridAutoFlow: 'column',
    gridTemplateRows: `repeat(${rows}, auto)`,
    gap: '0 40px',
    '& li': {
      display: 'grid',
      gridTemplateColumns: '22px 1fr auto',
      gap: '2px 8px',
      alignItems: 'start',
      padding: '10px 0 11px',
      borderBottom: `1px solid ${theme.palette.divider}`,
      fontSize: '.875rem',
      lineHeight: 1.4,
      breakInside: 'avoid',
    },
    '& .no, & .why': { color: theme.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
    '& .why': { display: 'block', fontSize: '.8125rem', marginTop: 2 },
    '& a.what': { color: 'inherit' },
    [oneColumn]: { display: 'block' },
    [onPaper]: { '& li': { padding: '2pt 0', fontSize: '8.5pt' }, '& .why': { display: 'none' } },
  }),
);

/** What to do first: ten gaps, each with the person who can close it. */
export function TopGaps({ readiness }: { readiness: Readiness }) {
  const may = useMay();
  const gaps = topGaps(readiness, 10);
  const total = readiness.areas.reduce((sum, area) => sum + gapCount(area), 0);
  if (gaps.length === 0) return null;
  return (
    <>
      <SectionHead
        title={gaps.length < 10 ? 'Gaps that would change most' : 'Ten gaps that would change most'}
        beside={`of ${count(total, 'gap')}`}
      />
      <List rows={Math.ceil(gaps.length / 2)}>
        {gaps.map((gap, index) => (
          <li key={`${gap.areaNumber}-${gap.criterion.id}-${gap.what}`}>
            <span className="no">{index + 1}</span>
            <span>
              <b>Area {gap.areaNumber}:</b>{' '}
              <PlaceLink className="what" to={gap.href}>
                {gap.what}
              </PlaceLink>
              <span className="why">
                {criteria[gap.criterion.id].title} · {gap.who} can close it
              </span>
            </span>
            {may('asks.make') && gap.criterion.id !== 'people' ? (
              <AskButton areaId={gap.areaId} areaNumber={gap.areaNumber} what={gap.what} />
            ) : (
              <PlaceButton className="no-print" size="small" to={gap.href}>
                Open
              </PlaceButton>
            )}
          </li>
        ))}
      </List>
    </>
  );
}

const Row = styled('li')(({ theme }) => ({
  padding: '10px 0',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '&:last-of-type': { borderBottom: 0 },
}));

/** Gaps that belong to no area: actions of the plan that serve none. */
export function ProgrammeGaps({ gaps }: { gaps: readonly GapView[] }) {
  if (gaps.length === 0) return null;
  return (
    <section>
      <SectionHead title="Gaps of the programme" beside={gaps.length} />
      <ul>
        {gaps.map((gap) => (
          <Row key={gap.what}>
            <PlaceLink to={gap.href}>{gap.what}</PlaceLink> {gap.why} {gap.who} can close it.
          </Row>
        ))}
      </ul>
    </section>
  );
}
