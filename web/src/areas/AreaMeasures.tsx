import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useGetList } from 'react-admin';
import { Sparkline } from '../kpis/chart/Sparkline.js';
import { latestBrief, markOfVerdict, verdictBrief } from '../kpis/measureWords.js';
import type { Kpi } from '../types.js';
import { Nothing, SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Status } from '../ui/Status.js';
import { tabular } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';

const Item = styled('li')(({ theme }) => ({
  ...tabular,
  padding: '10px 0 11px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '& .line': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 12px', paddingTop: 3 },
  '& .figure': { fontWeight: 600 },
  '& .late': { fontSize: '.8125rem', fontWeight: 600 },
}));

/** The measures that tell about the area: where each stands, at a glance. */
export function AreaMeasures({ areaId, number }: { areaId: string; number: number }) {
  const { data, isPending } = useGetList<Kpi>('kpis', {
    filter: { areaId },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'ref', order: 'ASC' },
  });
  if (isPending) return <Waiting what="Opening the measures" />;
  const kpis = data ?? [];
  return (
    <Box component="section" sx={{ mb: '28px' }}>
      <SectionHead
        title="Measures"
        beside={
          kpis.length > 0 ? <PlaceLink to={`/measures?area=${number}`}>All of them</PlaceLink> : undefined
        }
      />
      {kpis.length === 0 ? <Nothing title="No measure tells about this area yet." /> : null}
      <ul>
        {kpis.map((kpi) => {
          const one = kpi.series.length === 1 ? kpi.series[0] : undefined;
          return (
            <Item key={kpi.id}>
              <PlaceLink to={`/measures/${kpi.id}`} sx={{ display: 'inline-block', py: '2px' }}>
                {kpi.ref} {kpi.measure}
              </PlaceLink>
              <div className="line">
                {one ? <Sparkline figures={one.figures} frequencyMonths={kpi.frequencyMonths} /> : null}
                <span className="figure">{latestBrief(kpi)}</span>
                <Status mark={markOfVerdict[kpi.verdict]} word={verdictBrief(kpi)} />
                {kpi.overdue ? <span className="late">Reading overdue</span> : null}
              </div>
            </Item>
          );
        })}
      </ul>
    </Box>
  );
}
