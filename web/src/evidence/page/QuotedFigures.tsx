import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { seriesName } from '@revisit/core/shared';
import { Plus } from 'lucide-react';
import { useGetList } from 'react-admin';
import { useMay } from '../../app/session.js';
import type { Kpi } from '../../types.js';
import { Hidden } from '../../ui/Hidden.js';
import { oneColumn } from '../../ui/theme.js';

/** A figure while it is typed; what is not complete is not saved. */
export interface QuoteDraft {
  seriesId: string;
  asAt: string;
  value: string;
}

const Row = styled('fieldset')({
  border: 0,
  padding: 0,
  minWidth: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 130px 160px auto',
  gap: 10,
  alignItems: 'end',
  [oneColumn]: { gridTemplateColumns: '1fr 1fr' },
});

/** Every series of the chosen measures, as people call it. */
const seriesOf = (kpis: readonly Kpi[]) =>
  kpis.flatMap((kpi) =>
    kpi.series.map((series) => ({
      id: series.id,
      name: `${kpi.ref} ${seriesName(series) || kpi.measure}`,
      asAt: series.latest?.asAt ?? '',
    })),
  );

/** The measures a claim is about, and the figures the document prints of them there. */
export function QuotedFigures({
  kpiIds,
  quotes,
  onMeasures,
  onQuotes,
}: {
  kpiIds: readonly string[];
  quotes: readonly QuoteDraft[];
  onMeasures: (ids: string[]) => void;
  onQuotes: (quotes: QuoteDraft[]) => void;
}) {
  const may = useMay();
  const { data = [] } = useGetList<Kpi>(
    'kpis',
    { filter: {}, pagination: { page: 1, perPage: 1000 }, sort: { field: 'ref', order: 'ASC' } },
    { enabled: may('board.read'), staleTime: 60_000 },
  );
  if (!may('board.read') || data.length === 0) return null;
  const chosen = data.filter((kpi) => kpiIds.includes(kpi.id));
  const series = seriesOf(chosen);
  const set = (index: number, said: Partial<QuoteDraft>) =>
    onQuotes(quotes.map((quote, at) => (at === index ? { ...quote, ...said } : quote)));
  const without = (ids: readonly string[]) => {
    const left = seriesOf(data.filter((kpi) => ids.includes(kpi.id)));
    return quotes.filter((quote) => left.some(({ id }) => id === quote.seriesId));
  };
  return (
    <>
      <Autocomplete
        multiple
        size="small"
        options={data}
        value={chosen}
        getOptionLabel={(kpi) => `${kpi.ref} ${kpi.measure}`}
        getOptionKey={(kpi) => kpi.id}
        onChange={(_, kpis) => {
          const ids = kpis.map((kpi) => kpi.id);
          onMeasures(ids);
          onQuotes(without(ids));
        }}
        renderInput={(params) => (
          <TextField
            {...params}
            label="About which measures"
            helperText="If it gives a figure or explains one"
          />
        )}
      />
      {quotes.map((quote, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are typed
        <Row key={index}>
          <Hidden as="legend">Figure {index + 1}</Hidden>
          <TextField
            select
            label="Figure of"
            value={quote.seriesId}
            onChange={(event) => set(index, { seriesId: event.target.value })}
          >
            {series.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="As it is printed"
            value={quote.value}
            onChange={(event) => set(index, { value: event.target.value })}
          />
          <TextField
            type="date"
            label="Last day it speaks of"
            value={quote.asAt}
            onChange={(event) => set(index, { asAt: event.target.value })}
          />
          <Button variant="text" onClick={() => onQuotes(quotes.filter((_, at) => at !== index))}>
            Take off<Hidden> figure {index + 1}</Hidden>
          </Button>
        </Row>
      ))}
      {series[0] ? (
        <Button
          variant="text"
          sx={{ alignSelf: 'flex-start' }}
          startIcon={<Plus size={16} aria-hidden />}
          onClick={() =>
            onQuotes([...quotes, { seriesId: series[0]?.id ?? '', asAt: series[0]?.asAt ?? '', value: '' }])
          }
        >
          Add a figure it quotes
        </Button>
      ) : null}
    </>
  );
}
