import Box from '@mui/material/Box';
import { useAnswer } from '../app/useAnswer.js';
import type { RoundAnswers as Answers } from '../types.js';
import { share, showAreas } from '../ui/format.js';
import { SectionHead } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { Scrolls, StackedTable } from './plainTable.js';

/**
 * Who has answered a round, and whose answers are missing; the furthest behind first. Of a closed one, as it was then;
 * nothing where nobody was asked.
 */
export function RoundAnswers({ roundId, isOpen }: { roundId: string; isOpen: boolean }) {
  const { data, isPending, error, refetch } = useAnswer<Answers>(`rounds/${roundId}/answers`);
  if (isPending) return <Waiting what="Looking who has answered" />;
  if (!data) return <Trouble title="The answers can’t be shown." error={error} again={refetch} />;
  if (data.people.length + data.unled.length === 0) return null;
  const title = isOpen ? 'Who has answered' : 'Who answered';
  const missing = isOpen ? 'Still to rate' : 'Not rated in this round';
  const behind = data.people.filter((person) => person.missing.length > 0).length;
  return (
    <Box component="section" aria-labelledby="round-answers" sx={{ mt: 3 }}>
      <SectionHead
        id="round-answers"
        title={title}
        beside={`${behind} of ${data.people.length} ${isOpen ? 'still to answer' : 'did not answer in full'}`}
      />
      <Scrolls role="group" aria-label={title} tabIndex={0}>
        <StackedTable>
          <thead>
            <tr>
              <th scope="col">Lead</th>
              <th scope="col">Answered</th>
              <th scope="col">{missing}</th>
            </tr>
          </thead>
          <tbody>
            {data.people.map((person) => (
              <tr key={person.personId}>
                <th scope="row">
                  {person.name}, {person.jobTitle}
                  <span className="beside">{showAreas(person.areaNumbers)}</span>
                </th>
                <td data-name="Answered">{share(person.answered, person.actions)}</td>
                <td data-name={missing}>
                  {person.missing.length > 0 ? person.missing.join(', ') : 'Nothing'}
                </td>
              </tr>
            ))}
            {data.unled.length > 0 ? (
              <tr>
                <th scope="row">
                  Nobody
                  <span className="beside">
                    {isOpen
                      ? 'Their areas have no lead here: rate them yourself.'
                      : 'Their areas had no lead.'}
                  </span>
                </th>
                <td data-name="Answered">
                  {share(data.unled.length - data.unledMissing.length, data.unled.length)}
                </td>
                <td data-name={missing}>
                  {data.unledMissing.length > 0 ? data.unledMissing.join(', ') : 'Nothing'}
                </td>
              </tr>
            ) : null}
          </tbody>
        </StackedTable>
      </Scrolls>
    </Box>
  );
}
