import { styled } from '@mui/material/styles';
import { criteria } from '@revisit/core/shared';
import { useGetOne } from 'react-admin';
import { usePlace } from '../app/session.js';
import type { Readiness } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { count } from '../ui/format.js';
import { SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { criterionWords, markOfCriterion, Status } from '../ui/Status.js';
import { gapCount } from './board.js';

const Item = styled('li')(({ theme }) => ({
  padding: '10px 0',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '& .line': { display: 'flex', justifyContent: 'space-between', gap: 8 },
  '& .line a': { color: 'inherit', textDecoration: 'none', fontWeight: 550 },
  '& .line a:hover': { textDecoration: 'underline' },
  '& .count': {
    color: theme.palette.text.secondary,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  '& .worst': { display: 'grid', gap: 1, margin: '4px 0 0 29px', fontSize: '.8125rem' },
  '& .worst .status': { fontWeight: 400, color: theme.palette.text.secondary, whiteSpace: 'normal' },
}));

/** The areas a lead answers for; for the others the areas that lack most. */
export function AreasAside() {
  const { programme, membership } = usePlace();
  const { data } = useGetOne<Readiness & { id: string }>('readiness', { id: programme.today });
  if (!data) return null;
  const own = data.areas.filter((area) => membership.areaIds.includes(area.areaId));
  const shown =
    own.length > 0
      ? own
      : [...data.areas].sort((a, b) => gapCount(b) - gapCount(a) || a.number - b.number).slice(0, 4);
  return (
    <section>
      <SectionHead
        title={own.length > 0 ? 'Your areas' : 'Areas that lack most'}
        beside={<PlaceLink to="/board">Board</PlaceLink>}
      />
      <ul>
        {shown.map((area) => (
          <Item key={area.areaId}>
            <div className="line">
              <PlaceLink to={`/areas/${area.areaId}`}>
                <AreaTag number={area.number} title={area.title} />
              </PlaceLink>
              <span className="count">{count(gapCount(area), 'gap')}</span>
            </div>
            <div className="worst">
              {area.criteria
                .filter((criterion) => criterion.state === 'not-met')
                .map((criterion) => (
                  <Status
                    key={criterion.id}
                    mark={markOfCriterion[criterion.state]}
                    word={`${criteria[criterion.id].title}: ${criterion.brief}`}
                    level={criterionWords[criterion.state]}
                  />
                ))}
            </div>
          </Item>
        ))}
      </ul>
    </section>
  );
}
