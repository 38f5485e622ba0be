import Box from '@mui/material/Box';
import { services, serviceWords } from '@revisit/core/shared';
import { Download } from 'lucide-react';
import {
  ExportButton,
  FilterForm,
  ListBase,
  SearchInput,
  SelectInput,
  useGetList,
  useListContext,
} from 'react-admin';
import { useMay } from '../../app/session.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import type { Area, Kpi } from '../../types.js';
import { FilterChips, type QuickFilter } from '../../ui/FilterChips.js';
import { count } from '../../ui/format.js';
import { Nothing, PageHead } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { Status } from '../../ui/Status.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { exportMeasures } from './exportMeasures.js';
import { MeasureTable } from './MeasureTable.js';
import { useAreaFromAddress } from './useAreaFromAddress.js';

const quickFilters = (all: readonly Kpi[]): QuickFilter[] => {
  const chip = (label: QuickFilter['label'], value: QuickFilter['value'], is: (kpi: Kpi) => boolean) => ({
    label,
    value,
    ...(all.length > 0 ? { count: all.filter(is).length } : {}),
  });
  return [
    chip('Overdue', { overdue: true }, (kpi) => kpi.overdue),
    chip(<Status mark="risk" word="Off target" />, { verdict: 'off' }, (kpi) => kpi.verdict === 'off'),
    chip('Way is a guess', { guessed: true }, (kpi) => kpi.polarityIsGuess),
    ...services.map((service) =>
      chip(serviceWords[service], { covers: service }, (kpi) => kpi.covers.includes(service)),
    ),
  ];
};

const filters = (areas: readonly Area[]) => [
  <SearchInput key="q" source="q" alwaysOn placeholder="Ref, words or role" />,
  <SelectInput
    key="areaId"
    source="areaId"
    label="Area"
    alwaysOn
    choices={areas.map(({ id, number, title }) => ({ id, name: `${number} ${title}` }))}
  />,
];

function Rows() {
  const { data, isPending, error, refetch } = useListContext<Kpi>();
  if (isPending) return <Waiting what="Opening the measures" />;
  if (error && !data) return <Trouble title="The measures can’t be shown." error={error} again={refetch} />;
  if (!data || data.length === 0) return <Nothing title="No measure matches these filters." />;
  return <MeasureTable />;
}

const lead = (all: readonly Kpi[]) => {
  const series = all.reduce((sum, kpi) => sum + kpi.series.length, 0);
  const of = (verdict: Kpi['verdict']) => all.filter((kpi) => kpi.verdict === verdict).length;
  const late = all.filter((kpi) => kpi.overdue).length;
  return (
    <>
      <b>{of('on')} on target</b>, {of('off')} off target, {of('cannot-tell')} can’t be told, of{' '}
      {count(all.length, 'measure')} in {count(series, 'series', 'series')}.{' '}
      {late > 0 ? `${count(late, 'measure')} with a reading overdue.` : 'No reading is overdue.'}
    </>
  );
};

/** What is measured, whether it is what was aimed at, and which readings are missing. */
export function MeasureList() {
  const areas = useAreas();
  const may = useMay();
  const settled = useAreaFromAddress();
  const { data: all = [] } = useGetList<Kpi>('kpis', {
    filter: {},
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'ref', order: 'ASC' },
  });
  if (!settled) return <Waiting what="Opening the measures" />;
  return (
    <ListBase<Kpi>
      resource="kpis"
      perPage={1000}
      sort={{ field: 'ref', order: 'ASC' }}
      exporter={exportMeasures}
    >
      <PageHead
        title="Measures"
        lead={all.length > 0 ? lead(all) : null}
        acts={
          <>
            {may('plans.edit') ? <PlaceButton to="/measures/import">Import</PlaceButton> : null}
            <PlaceButton to="/measures/coverage">Who is covered</PlaceButton>
            <ExportButton
              variant="outlined"
              size="medium"
              color="secondary"
              icon={<Download size={16} aria-hidden />}
              maxResults={1000}
            />
          </>
        }
      />
      <Box
        className="no-print"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'flex-end',
          pt: '14px',
          pb: '12px',
          '& form': {
            flex: '0 1 auto',
            minHeight: 0,
            p: 0,
            gap: 1,
            '& .RaFilterForm-filterFormInput': { p: 0 },
          },
        }}
      >
        <FilterForm filters={filters(areas)} />
        <FilterChips filters={quickFilters(all)} />
      </Box>
      <Rows />
    </ListBase>
  );
}
