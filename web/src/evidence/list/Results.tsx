import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiPagination from '@mui/material/Pagination';
import Typography from '@mui/material/Typography';
import { Pagination, useListContext } from 'react-admin';
import { useMay } from '../../app/session.js';
import type { EvidenceRow, SearchAnswer } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { EvidenceTable } from './EvidenceTable.js';
import { FoundRow } from './FoundRow.js';
import type { Search } from './useSearch.js';

/** How many were found, and how the words were read, said aloud when it changes. */
export function foundSentence({ total, more, shown, understood }: SearchAnswer): string {
  const found = more
    ? `More than ${total.toLocaleString('en-GB')} documents.`
    : total === 1
      ? '1 document.'
      : `${total.toLocaleString('en-GB')} documents.`;
  const best = total > shown ? ` The ${shown} best are shown: add a word to find fewer.` : '';
  const read = understood.corrections.map(
    ({ typed, taken }) => ` Nothing has “${typed}”: looked for “${taken}”.`,
  );
  const some = understood.every || total === 0 ? '' : ' Few have all the words, so these have most of them.';
  return `${found}${best}${read.join('')}${some}`;
}

function NothingFound() {
  const { setFilters, filterValues } = useListContext<EvidenceRow>();
  const { q, ...others } = filterValues;
  const narrowed = Object.keys(others).length > 0;
  return (
    <Nothing
      title={q ? `Nothing found for “${q}”.` : 'Nothing matches these filters.'}
      ways={
        <>
          {q && narrowed ? (
            <Button onClick={() => setFilters({ q })}>Keep the words, clear the filters</Button>
          ) : null}
          <Button onClick={() => setFilters({})}>Show all evidence</Button>
        </>
      }
    >
      {narrowed
        ? 'Fewer filters find more.'
        : 'Try another word for it. If no document shows it yet, add one or ask for one.'}
    </Nothing>
  );
}

function Found({ search }: { search: Search }) {
  const { page, setPage, perPage } = useListContext<EvidenceRow>();
  const { data, error, refetch } = search;
  if (error) return <Trouble title="The search can’t be answered." error={error} again={refetch} />;
  if (!data) return <Waiting what="Searching" />;
  if (data.total === 0) return <NothingFound />;
  const pages = Math.ceil(data.shown / perPage);
  return (
    <>
      <ul aria-label="Found documents">
        {data.rows.map((row) => (
          <FoundRow key={row.id} row={row} />
        ))}
      </ul>
      {pages > 1 ? (
        <MuiPagination
          sx={{ mt: 2 }}
          count={pages}
          page={page}
          onChange={(_, next) => setPage(next)}
          getItemAriaLabel={(type, number) =>
            type === 'page' ? `Page ${number} of the results` : `${type} page of the results`
          }
        />
      ) : null}
    </>
  );
}

function Listed() {
  const may = useMay();
  const { data, isPending, error, refetch, filterValues } = useListContext<EvidenceRow>();
  if (isPending) return <Waiting what="Opening the evidence" />;
  if (error && !data) return <Trouble title="The evidence can’t be shown." error={error} again={refetch} />;
  if (data && data.length > 0)
    return (
      <>
        <EvidenceTable />
        <Pagination rowsPerPageOptions={[25, 50, 100]} />
      </>
    );
  if (Object.keys(filterValues).length > 0) return <NothingFound />;
  return (
    <Nothing
      title="No evidence yet."
      ways={may('evidence.add') ? <PlaceButton to="/evidence/add">Add the first document</PlaceButton> : null}
    >
      Add a document and say in a sentence what it shows for an area.
    </Nothing>
  );
}

/** Rows with their pages where words were typed, the table otherwise. */
export function Results({ search }: { search: Search }) {
  const { filterValues } = useListContext<EvidenceRow>();
  return (
    <Box>
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {search.data ? foundSentence(search.data) : search.isPending ? 'Looking…' : ''}
      </Typography>
      {filterValues.q ? <Found search={search} /> : <Listed />}
    </Box>
  );
}
