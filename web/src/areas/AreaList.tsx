import { styled } from '@mui/material/styles';
import { ListBase, WithListContext } from 'react-admin';
import { usePlace } from '../app/session.js';
import type { Area } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { andList, capital, count } from '../ui/format.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { areaWords, markOfArea, Status } from '../ui/Status.js';
import { Trouble } from '../ui/Trouble.js';
import { oneColumn } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';

const Row = styled('li')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 220px 190px',
  gap: '4px 24px',
  alignItems: 'baseline',
  padding: '13px 0 14px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  '& .title a': { color: 'inherit', fontWeight: 600, textDecoration: 'none' },
  '& .title a:hover': { textDecoration: 'underline' },
  '& .weakness, & .who': { color: theme.palette.text.secondary, fontSize: '.875rem' },
  '& .weakness': { margin: '2px 0 0 29px', maxWidth: '68ch' },
  '& .state': { fontSize: '.875rem' },
  [oneColumn]: { gridTemplateColumns: '1fr', '& .who, & .state': { marginLeft: 29 } },
}));

/** The areas the inspectors named, who answers for each, and where each stands today. */
export function AreaList() {
  const { words } = usePlace().programme.visit;
  return (
    <ListBase<Area> perPage={100} sort={{ field: 'number', order: 'ASC' }} disableSyncWithLocation>
      <WithListContext<Area>
        render={({ data, isPending, error, refetch }) => (
          <>
            <PageHead
              title="Areas"
              lead={data ? `${capital(words.areas)}: ${data.length}, in the order of the letter.` : null}
            />
            {isPending ? <Waiting what="Opening the areas" /> : null}
            {error && !data ? (
              <Trouble title="The areas can’t be shown." error={error} again={refetch} />
            ) : null}
            {data?.length === 0 ? (
              <Nothing title="No areas yet.">An administrator sets the programme up.</Nothing>
            ) : null}
            <ul style={{ marginTop: 16 }}>
              {data?.map((area) => (
                <Row key={area.id}>
                  <div>
                    <p className="title">
                      <PlaceLink to={`/areas/${area.id}`}>
                        <AreaTag number={area.number} title={area.title} />
                      </PlaceLink>
                    </p>
                    <p className="weakness">{area.weakness}</p>
                  </div>
                  <p className="who">
                    {area.leads.length > 0 ? andList(area.leads.map((lead) => lead.jobTitle)) : area.leadRole}
                  </p>
                  <p className="state">
                    <Status mark={markOfArea[area.state]} word={areaWords[area.state]} />
                    {area.gapCount > 0 ? ` · ${count(area.gapCount, 'gap')}` : ''}
                  </p>
                </Row>
              ))}
            </ul>
          </>
        )}
      />
    </ListBase>
  );
}
