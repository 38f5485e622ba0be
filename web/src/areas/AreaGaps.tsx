import { styled } from '@mui/material/styles';
import { criteria } from '@revisit/core/shared';
import { useMay } from '../app/session.js';
import { AskButton } from '../evidence/AskButton.js';
import { gapCount } from '../readiness/board.js';
import type { ReadinessArea } from '../types.js';
import { Acts, SectionHead } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';

const Item = styled('li')(({ theme }) => ({
  padding: '11px 0 13px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '& .why': { color: theme.palette.text.secondary, fontSize: '.8125rem', marginBottom: 6 },
}));

/** What is missing, why it matters, who can close it. */
export function AreaGaps({ area }: { area: ReadinessArea }) {
  const may = useMay();
  return (
    <section>
      <SectionHead title="Gaps" beside={gapCount(area)} />
      {gapCount(area) === 0 ? (
        <p style={{ paddingTop: 10 }}>No gaps. Keep the review dates in sight.</p>
      ) : null}
      <ul>
        {area.criteria.flatMap((criterion) =>
          criterion.gaps.map((gap) => (
            <Item key={`${criterion.id}-${gap.what}`}>
              <b>{criteria[criterion.id].title}:</b> {gap.what}
              <p className="why">
                {gap.why} {gap.who} can close it.
              </p>
              <Acts>
                {may('asks.make') && criterion.id !== 'people' ? (
                  <AskButton areaId={area.areaId} areaNumber={area.number} what={gap.what} />
                ) : null}
                {gap.href.startsWith(`/areas/${area.areaId}`) ? null : (
                  <PlaceButton size="small" to={gap.href}>
                    Go there
                  </PlaceButton>
                )}
              </Acts>
            </Item>
          )),
        )}
      </ul>
    </section>
  );
}
