import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { Download, Plus } from 'lucide-react';
import { ExportButton, ListBase } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useMay } from '../../app/session.js';
import type { EvidenceRow } from '../../types.js';
import { PageHead } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { oneColumn } from '../../ui/theme.js';
import { Waiting } from '../../ui/Waiting.js';
import { exportEvidence } from './exportEvidence.js';
import { FacetPanel } from './FacetPanel.js';
import { QuickFilters } from './QuickFilters.js';
import { Results } from './Results.js';
import { SavedViews } from './SavedViews.js';
import { SearchField } from './SearchField.js';
import { useFilterFromAddress } from './useFilterFromAddress.js';
import { useSearch } from './useSearch.js';

const Beside = styled('div')({
  display: 'grid',
  gridTemplateColumns: '224px minmax(0, 1fr)',
  gap: 32,
  alignItems: 'start',
  [oneColumn]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 },
  '@media print': { display: 'block' },
});

function Found() {
  const search = useSearch();
  return (
    <Beside>
      <FacetPanel search={search} />
      <Results search={search} />
    </Beside>
  );
}

/** Where evidence is found: by words, by what there is to narrow by, by views of one's own; to be exported. */
export function EvidenceList() {
  const may = useMay();
  const settled = useFilterFromAddress();
  const [search] = useSearchParams();
  if (!settled) return <Waiting what="Opening the evidence" />;
  return (
    <ListBase<EvidenceRow>
      resource="evidence"
      perPage={25}
      sort={{ field: 'updatedAt', order: 'DESC' }}
      exporter={exportEvidence}
      // With words the search answers, and the list need not be read beside it.
      queryOptions={{ enabled: !/"q":/.test(search.get('filter') ?? '') }}
    >
      <PageHead
        title="Evidence"
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
      <Box
        className="no-print"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-end', mt: '14px', mb: '12px' }}
      >
        <SearchField />
        <QuickFilters />
        <Box sx={{ ml: 'auto' }}>
          <ExportButton
            variant="outlined"
            size="medium"
            color="secondary"
            icon={<Download size={16} aria-hidden />}
            maxResults={1000}
            sx={{ '&.MuiIconButton-root': { border: 1, borderColor: 'edge' } }}
          />
        </Box>
      </Box>
      <SavedViews />
      <Found />
    </ListBase>
  );
}
