import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import { useMay, usePlace } from '../app/session.js';
import type { Round } from '../types.js';
import { share, showDay } from '../ui/format.js';
import { PageHead } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { CloseRoundButton } from './CloseRoundButton.js';
import { RoundAnswers } from './RoundAnswers.js';
import { RoundTable } from './RoundTable.js';

/** One round: who has answered while it is open, and the table it comes to. */
export function RoundPage() {
  const { id = '' } = useParams();
  const may = useMay();
  const { programme } = usePlace();
  const { data: round, isPending, error, refetch } = useGetOne<Round>('rounds', { id });
  if (isPending) return <Waiting what="Opening the round" />;
  if (!round)
    return (
      <Trouble
        whole
        title="This round can’t be shown."
        error={error}
        again={refetch}
        way={{ to: `/p/${programme.slug}/rounds`, label: 'All rounds' }}
      />
    );
  const isOpen = round.state === 'open';
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/rounds">Review rounds</PlaceLink>}
        title={round.title}
        lead={
          <>
            {round.planTitle}, {showDay(round.from)} to {showDay(round.to)}.{' '}
            {isOpen ? (
              <b>
                {share(round.answered, round.actionCount)} answered, due by {showDay(round.dueOn)}.
              </b>
            ) : (
              'Closed: what was said in it is frozen.'
            )}
            {round.note ? <span> {round.note}</span> : null}
          </>
        }
        acts={
          <>
            {isOpen && may('actions.rate') ? (
              <PlaceButton variant="contained" color="primary" to={`/rounds/${id}/mine`}>
                My ratings
              </PlaceButton>
            ) : null}
            <PlaceButton to={`/rounds/${id}/compare`}>Compare</PlaceButton>
            {isOpen && may('rounds.open') ? <CloseRoundButton round={round} /> : null}
          </>
        }
      />
      <RoundAnswers roundId={id} isOpen={isOpen} />
      <RoundTable roundId={id} />
    </>
  );
}
