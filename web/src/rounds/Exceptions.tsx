import Box from '@mui/material/Box';
import type { RoundTable } from '../types.js';
import { showDay, showMonth } from '../ui/format.js';
import { SectionHead } from '../ui/Page.js';
import { Scrolls, StackedTable } from './plainTable.js';

type Exception = RoundTable['exceptions'][number];

const dateWords = ({ newDate }: Exception) =>
  newDate ? (newDate.kind === 'month' ? showMonth(newDate.on) : showDay(newDate.on)) : 'No new date';

/** What was red or past its date, why, and by when it will be done instead. */
export function Exceptions({ exceptions }: { exceptions: readonly Exception[] }) {
  const needs = exceptions.some(({ recovery }) => recovery !== '');
  return (
    <Box component="section" aria-labelledby="round-exceptions" sx={{ mt: 4 }}>
      <SectionHead id="round-exceptions" title="Exceptions" beside={exceptions.length} />
      {exceptions.length === 0 ? <p>No action was red or past its date.</p> : null}
      {exceptions.length > 0 ? (
        <Scrolls role="group" aria-label="Exceptions" tabIndex={0}>
          <StackedTable>
            <thead>
              <tr>
                <th scope="col">Action</th>
                <th scope="col">Reason</th>
                <th scope="col">New date</th>
                {needs ? <th scope="col">What it needs</th> : null}
              </tr>
            </thead>
            <tbody>
              {exceptions.map((exception) => (
                <tr key={exception.ref ?? exception.subject}>
                  <th scope="row">
                    {exception.ref} {exception.subject}
                    <span className="beside">
                      {[exception.label, exception.overdue ? 'past its date' : null]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </th>
                  <td data-name="Reason">{exception.reason || 'No reason was given.'}</td>
                  <td data-name="New date" style={{ minWidth: 110 }}>
                    {dateWords(exception)}
                  </td>
                  {needs ? <td data-name="What it needs">{exception.recovery}</td> : null}
                </tr>
              ))}
            </tbody>
          </StackedTable>
        </Scrolls>
      ) : null}
    </Box>
  );
}
