import Box from '@mui/material/Box';
import { Plus } from 'lucide-react';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import { areasToAdd, useMay, usePlace } from '../app/session.js';
import type { Area, Readiness } from '../types.js';
import { andList } from '../ui/format.js';
import { PageHead, TwoColumns } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { AreaActions } from './AreaActions.js';
import { AreaEvidence } from './AreaEvidence.js';
import { AreaGaps } from './AreaGaps.js';
import { AreaMeasures } from './AreaMeasures.js';
import { CriteriaStrip } from './CriteriaStrip.js';

/** One area, read from top to bottom: where it stands, its actions, its gaps and its evidence. No tabs. */
export function AreaPage() {
  const { id = '' } = useParams();
  const place = usePlace();
  const may = useMay();
  const area = useGetOne<Area>('areas', { id });
  const readiness = useGetOne<Readiness & { id: string }>('readiness', { id: place.programme.today });
  if (area.isPending) return <Waiting what="Opening the area" />;
  if (!area.data) {
    return (
      <Trouble
        whole
        title="This area can’t be shown."
        error={area.error}
        again={area.refetch}
        way={{ to: `/p/${place.programme.slug}/areas`, label: 'All areas' }}
      />
    );
  }
  const { number, title, weakness, leads, leadRole } = area.data;
  const standing = readiness.data?.areas.find((each) => each.areaId === id);
  const limits = areasToAdd(place);
  const mayAdd = may('evidence.add') && (limits === null || limits.includes(id));
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/areas">Areas</PlaceLink>}
        title={`Area ${number}: ${title}`}
        lead={
          <>
            The inspectors found: <b>{weakness}</b>
            <br />
            {leads.length > 0 ? andList(leads.map((lead) => `${lead.name}, ${lead.jobTitle}`)) : leadRole}{' '}
            answers for it.
          </>
        }
        acts={
          mayAdd ? (
            <PlaceButton
              variant="contained"
              color="primary"
              to={`/evidence/add?area=${number}`}
              startIcon={<Plus size={16} aria-hidden />}
            >
              Add evidence
            </PlaceButton>
          ) : null
        }
      />
      {standing ? <CriteriaStrip area={standing} /> : null}
      <TwoColumns aside={344} sx={{ mt: '28px' }}>
        <AreaActions areaId={id} />
        <div>
          {standing ? <AreaGaps area={standing} /> : null}
          <Box sx={{ mt: '28px' }}>
            <AreaMeasures areaId={id} number={number} />
          </Box>
          <AreaEvidence area={area.data} mayAdd={mayAdd} />
        </div>
      </TwoColumns>
    </>
  );
}
