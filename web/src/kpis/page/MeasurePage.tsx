import Button from '@mui/material/Button';
import { useState } from 'react';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import { useMay, usePlace } from '../../app/session.js';
import type { KpiDetail } from '../../types.js';
import { PageHead, TwoColumns } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Status } from '../../ui/Status.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { markOfVerdict, verdictBrief } from '../measureWords.js';
import { ChangeMeasureDialog } from './ChangeMeasureDialog.js';
import { MeasureAside } from './MeasureAside.js';
import { Quotes } from './Quotes.js';
import { SeriesSection } from './SeriesSection.js';

// react-admin fills its cache of single records from lists, whose rows have no values: a key of its own.
const withValues = { values: true };

/** One measure: each series with its chart and its table, and what is said about it as a whole. */
export function MeasurePage() {
  const { id = '' } = useParams();
  const { programme } = usePlace();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const { data: kpi, isPending, error, refetch } = useGetOne<KpiDetail>('kpis', { id, meta: withValues });
  if (isPending) return <Waiting what="Opening the measure" />;
  if (!kpi) {
    return (
      <Trouble
        whole
        title="This measure can’t be shown."
        error={error}
        again={refetch}
        way={{ to: `/p/${programme.slug}/measures`, label: 'All measures' }}
      />
    );
  }
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/measures">Measures</PlaceLink>}
        title={`${kpi.ref} ${kpi.measure}`}
        lead={
          kpi.series.length > 1 ? (
            <Status mark={markOfVerdict[kpi.verdict]} word={verdictBrief(kpi)} />
          ) : undefined
        }
        acts={may('plans.edit') ? <Button onClick={() => setChanging(true)}>Change</Button> : null}
      />
      <TwoColumns aside={320} sx={{ mt: '24px' }}>
        <div>
          {kpi.series.map((series) => (
            <SeriesSection key={series.id} kpi={kpi} series={series} />
          ))}
        </div>
        <div>
          <MeasureAside kpi={kpi} />
          <Quotes kpi={kpi} />
        </div>
      </TwoColumns>
      {changing ? <ChangeMeasureDialog kpi={kpi} onClose={() => setChanging(false)} /> : null}
    </>
  );
}
