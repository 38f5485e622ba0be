import Box from '@mui/material/Box';
import { useListContext } from 'react-admin';
import type { EvidenceRow } from '../../types.js';
import { FilterChips, type QuickFilter } from '../../ui/FilterChips.js';

/** The filters people press most. */
const quickFilters: QuickFilter[] = [
  { value: { mine: true }, label: 'Mine' },
  { value: { waiting: true }, label: 'Waits for review' },
  { value: { stale: true }, label: 'Stale' },
  { value: { superseded: true }, label: 'Replaced' },
];

/** The chips over the list. One person's documents, as an address may ask for them, are a chip only while they are. */
export function QuickFilters() {
  const { filterValues, data } = useListContext<EvidenceRow>();
  const ownerId: unknown = filterValues.ownerId;
  const owner = data?.find((row) => row.owner.id === ownerId)?.owner.name;
  const ofOwner = { value: { ownerId }, label: owner ? `Owner: ${owner}` : 'One owner’s' };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', minHeight: 36 }}>
      <FilterChips filters={ownerId ? [...quickFilters, ofOwner] : quickFilters} />
    </Box>
  );
}
