import Box from '@mui/material/Box';
import { Download, Plus } from 'lucide-react';
import { ExportButton, FilterButton, FilterForm, ListBase, Pagination, useListContext } from 'react-admin';
import { useMay } from '../../app/session.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import type { EvidenceRow } from '../../types.js';
import { FilterChips } from '../../ui/FilterChips.js';
import { count } from '../../ui/format.js';
import { Nothing, PageHead } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { EvidenceTable } from './EvidenceTable.js';
import { exportEvidence } from './exportEvidence.js';
import { evidenceFilters, quickFilters } from './filters.js';
import { useFilterFromAddress } from './useFilterFromAddress.js';

function Rows() {
  const may = useMay();
  const { data, total, isPending, error, refetch, filterValues, setFilters } = useListContext<EvidenceRow>();
  if (isPending) return <Waiting what="Opening the evidence" />;
  if (error && !data) return <Trouble title="The evidence can’t be shown." error={error} again={refetch} />;
  if (data && data.length > 0) {
    return (
      <>
        <EvidenceTable />
        <Pagination rowsPerPageOptions={[25, 50, 100]} />
      </>
    );
  }
  const narrowed = Object.keys(filterValues).length > 0;
  return narrowed ? (
    <Nothing
      title="Nothing matches these filters."
      ways={<FilterChipsClear onClear={() => setFilters({})} />}
    >
      {total === 0 ? 'Try fewer words, or clear the filters.' : null}
    </Nothing>
  ) : (
    <Nothing
      title="No evidence yet."
      ways={may('evidence.add') ? <PlaceButton to="/evidence/add">Add the first document</PlaceButton> : null}
    >
      Add a document and say in a sentence what it shows for an area.
    </Nothing>
  );
}

const FilterChipsClear = ({ onClear }: { onClear: () => void }) => (
  <PlaceButton to="/evidence" onClick={onClear}>
    Clear the filters
  </PlaceButton>
);

function Head() {
  const may = useMay();
  const { total } = useListContext<EvidenceRow>();
  return (
    <PageHead
      title="Evidence"
      lead={total === undefined ? null : `${count(total, 'document')}, the last changed first.`}
      acts={
        may('evidence.add') ? (
          <PlaceButton
            variant="contained"
            color="primary"
            to="/evidence/add"
            startIcon={<Plus size={16} aria-hidden />}
          >
            Add evidence
          </PlaceButton>
        ) : null
      }
    />
  );
}

/** Everything filed that this person may know of, to be searched, narrowed, saved as a view and exported. */
export function EvidenceList() {
  const areas = useAreas();
  const settled = useFilterFromAddress();
  if (!settled) return <Waiting what="Opening the evidence" />;
  const filters = evidenceFilters(areas);
  return (
    <ListBase<EvidenceRow>
      resource="evidence"
      perPage={25}
      sort={{ field: 'updatedAt', order: 'DESC' }}
      exporter={exportEvidence}
    >
      <Head />
      <Box
        className="no-print"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: '8px',
          alignItems: 'flex-end',
          mt: '14px',
          mb: '8px',
          '& form': {
            flex: '0 1 auto',
            minHeight: 0,
            p: 0,
            gap: 1,
            '& .RaFilterForm-filterFormInput': { p: 0 },
          },
        }}
      >
        <FilterForm filters={filters} />
        <FilterChips filters={quickFilters} />
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <FilterButton filters={filters} variant="outlined" size="medium" color="secondary" />
          <ExportButton
            variant="outlined"
            size="medium"
            color="secondary"
            icon={<Download size={16} aria-hidden />}
            maxResults={1000}
          />
        </Box>
      </Box>
      <Rows />
    </ListBase>
  );
}
