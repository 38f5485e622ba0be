import { styled } from '@mui/material/styles';
import { type Service, services, serviceWords } from '@revisit/core/shared';
import { useGetList } from 'react-admin';
import { useAreas } from '../areas/useAreaTitles.js';
import type { Kpi } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { count, share } from '../ui/format.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Status } from '../ui/Status.js';
import { Trouble } from '../ui/Trouble.js';
import { oneColumn, tabular } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';

const Matrix = styled('table')(({ theme }) => ({
  ...tabular,
  width: '100%',
  borderCollapse: 'collapse',
  marginTop: 20,
  fontSize: '.875rem',
  '& th, & td': {
    textAlign: 'left',
    verticalAlign: 'top',
    padding: '9px 16px 9px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontWeight: 'inherit',
  },
  '& thead th': { fontWeight: 600, borderBottomColor: theme.palette.text.primary },
  '& thead small': { display: 'block', fontWeight: 400, color: theme.palette.text.secondary },
  '& tbody th': { width: '34%' },
  '& td a': { display: 'inline-block', padding: '2px 0', marginRight: 10 },
  [oneColumn]: {
    '& thead': { display: 'none' },
    '&, & tbody, & tr, & td, & th': { display: 'block' },
    '& tbody th': { width: 'auto', border: 0, paddingBottom: 0 },
    '& td': { border: 0, padding: '2px 0 2px 29px' },
    '& td::before': { content: 'attr(data-service) ": "', color: theme.palette.text.secondary },
    '& tr': { borderBottom: `1px solid ${theme.palette.divider}`, paddingBottom: 8 },
  },
}));

const byRef = (a: Kpi, b: Kpi) => a.ref.localeCompare(b.ref, 'en-GB', { numeric: true });

const Cell = ({ kpis, service }: { kpis: readonly Kpi[]; service: Service }) => (
  <td data-service={serviceWords[service]}>
    {kpis.length === 0 ? <Status mark="unrated" word="None" /> : null}
    {kpis.toSorted(byRef).map((kpi) => (
      <PlaceLink key={kpi.id} to={`/measures/${kpi.id}`} title={kpi.measure}>
        {kpi.ref}
      </PlaceLink>
    ))}
  </td>
);

/** Which measures tell about education, health and social care, area by area: inspectors look for all three. */
export function CoveragePage() {
  const areas = useAreas();
  const { data, isPending, error, refetch } = useGetList<Kpi>('kpis', {
    filter: {},
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'ref', order: 'ASC' },
  });
  if (isPending) return <Waiting what="Opening the measures" />;
  if (!data) return <Trouble whole title="The measures can’t be shown." error={error} again={refetch} />;
  const telling = (service: Service) => data.filter((kpi) => kpi.covers.includes(service));
  const unnamed = data.filter((kpi) => kpi.covers.length === 0);
  const nowhere = data.filter((kpi) => kpi.areas.length === 0);
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/measures">Measures</PlaceLink>}
        title="Who the measures cover"
        lead="Inspectors ask for measures of health and social care beside those of education. A cell that says none is a question somebody will ask."
      />
      {data.length === 0 ? (
        <Nothing title="No measures yet.">The improvement partner imports them with the plan.</Nothing>
      ) : (
        <Matrix>
          <thead>
            <tr>
              <th scope="col">Area</th>
              {services.map((service) => (
                <th key={service} scope="col">
                  {serviceWords[service]}
                  <small>{share(telling(service).length, data.length)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr key={area.id}>
                <th scope="row">
                  <PlaceLink to={`/areas/${area.id}`} sx={{ color: 'inherit' }}>
                    <AreaTag number={area.number} title={area.title} />
                  </PlaceLink>
                </th>
                {services.map((service) => (
                  <Cell
                    key={service}
                    service={service}
                    kpis={telling(service).filter((kpi) => kpi.areas.some(({ id }) => id === area.id))}
                  />
                ))}
              </tr>
            ))}
            {nowhere.length > 0 ? (
              <tr>
                <th scope="row">No area yet</th>
                {services.map((service) => (
                  <Cell
                    key={service}
                    service={service}
                    kpis={telling(service).filter((kpi) => nowhere.includes(kpi))}
                  />
                ))}
              </tr>
            ) : null}
          </tbody>
        </Matrix>
      )}
      {unnamed.length > 0 ? (
        <p style={{ paddingTop: 16, fontSize: '.875rem' }}>
          {count(unnamed.length, 'measure names', 'measures name')} no service yet:{' '}
          {unnamed.toSorted(byRef).map((kpi) => (
            <PlaceLink key={kpi.id} to={`/measures/${kpi.id}`} sx={{ mr: 1 }}>
              {kpi.ref}
            </PlaceLink>
          ))}
        </p>
      ) : null}
    </>
  );
}
