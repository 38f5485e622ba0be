import Box from '@mui/material/Box';
import { DataTable } from 'react-admin';
import type { EvidenceRow } from '../../types.js';
import { AreaTags } from '../../ui/AreaTag.js';
import { showDay } from '../../ui/format.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { phoneTable, selectablePhoneTable } from '../../ui/phoneTable.js';
import { Shows } from '../../ui/Shows.js';
import { kindWords, sourceWords } from '../../ui/words.js';
import { EvidenceStateTag } from '../EvidenceStateTag.js';
import { useBulkOffered } from '../life/BulkActions.js';
import { SelectionBar, SelectOne } from '../life/Selecting.js';

const nowrap = () => ({ whiteSpace: 'nowrap' });
const Column = DataTable.Col<EvidenceRow>;

/** One row a document: what it is, for which areas, what it shows, and where it stands. */
export function EvidenceTable() {
  const selects = useBulkOffered().length > 0;
  return (
    <>
      {selects ? <SelectionBar /> : null}
      <DataTable<EvidenceRow>
        bulkActionButtons={false}
        rowClick={false}
        sx={selects ? selectablePhoneTable : phoneTable}
      >
        {selects ? (
          <Column source="id" label="Select" disableSort render={(row) => <SelectOne row={row} />} />
        ) : null}
        <Column
          source="title"
          label="Document"
          render={(row) => (
            <>
              <PlaceLink to={`/evidence/${row.id}`} sx={{ fontWeight: 550 }}>
                {row.title}
              </PlaceLink>
              <Box component="span" sx={{ display: 'block', fontSize: '.8125rem', color: 'text.secondary' }}>
                {kindWords[row.kind]} · {sourceWords[row.source]}
                {row.file ? ` · ${row.file.fileName}` : ' · no file yet'}
              </Box>
            </>
          )}
        />
        <Column source="areas" label="Areas" disableSort render={(row) => <AreaTags numbers={row.areas} />} />
        <Column
          source="shows"
          label="Shows"
          disableSort
          render={(row) => (
            <Box sx={{ display: 'grid', gap: '2px' }}>
              {row.shows.map((level) => (
                <Shows key={level} kind={level} />
              ))}
            </Box>
          )}
        />
        <Column source="owner" label="Owner" disableSort render={(row) => row.owner.name} />
        <Column
          source="reviewBy"
          label="Review by"
          cellSx={nowrap}
          render={(row) => (row.reviewBy ? showDay(row.reviewBy) : '')}
        />
        <Column source="state" label="State" render={(row) => <EvidenceStateTag row={row} />} />
      </DataTable>
    </>
  );
}
