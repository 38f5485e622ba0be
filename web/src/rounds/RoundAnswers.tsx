import Box from '@mui/material/Box';
import { useAnswer } from '../app/useAnswer.js';
import type { RoundAnswers as Answers } from '../types.js';
import { share, showAreas } from '../ui/format.js';
import { SectionHead } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { Scrolls, StackedTable } from './plainTable.js';

/** Who has answered in an open round, and whose answers are missing; the furthest behind first. */
export function RoundAnswers({ roundId }: { roundId: string }) {
  const { data, isPending, error, refetch } = useAnswer<Answers>(`rounds/${roundId}/answers`);
  if (isPending) return <Waiting what="Looking who has answered" />;
  if (!data) return <Trouble title="The answers can’t be shown." error={error} again={refetch} />;
  const behind = data.people.filter((person) => person.missing.length > 0).length;
  return (
    <Box component="section" aria-labelledby="round-answers" sx={{ mt: 3 }}>
      <SectionHead
        id="round-answers"
        title="Who has answered"
        beside={`${behind} of ${data.people.length} still to answer`}
      />
      <Scrolls role="group" aria-label="Who has answered" tabIndex={0}>
        <StackedTable>
          <thead>
            <tr>
              <th scope="col">Lead</th>
              <th scope="col">Answered</th>
              <th scope="col">Still to rate</th>
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
                <td data-name="Still to rate">
                  {person.missing.length > 0 ? person.missing.join(', ') : 'Nothing'}
                </td>
              </tr>
            ))}
            {data.unled.length > 0 ? (
              <tr>
                <th scope="row">
                  Nobody
                  <span className="beside">Their areas have no lead here: rate them yourself.</span>
                </th>
                <td data-name="Answered">
                  {share(data.unled.length - data.unledMissing.length, data.unled.length)}
                </td>
                <td data-name="Still to rate">
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
