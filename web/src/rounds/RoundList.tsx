import { useGetList } from 'react-admin';
import { useMay } from '../app/session.js';
import type { Plan, Round } from '../types.js';
import { share, showDay } from '../ui/format.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Tag } from '../ui/Tag.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { InterimNotes } from './InterimNotes.js';
import { OpenRoundButton } from './OpenRoundButton.js';
import { Scrolls, StackedTable } from './plainTable.js';
import { RoundSettingsNote } from './RoundSettingsNote.js';

const Row = ({ round }: { round: Round }) => (
  <tr>
    <th scope="row">
      <PlaceLink to={`/rounds/${round.id}`}>{round.title}</PlaceLink>
      <span className="beside">{round.planTitle}</span>
    </th>
    <td data-name="Period">
      {showDay(round.from)} to {showDay(round.to)}
    </td>
    <td>
      <Tag tone={round.state === 'open' ? 'accent' : 'plain'}>
        {round.state === 'open' ? 'Open' : 'Closed'}
      </Tag>
      <span className="beside">
        {round.state === 'open' ? `answers by ${showDay(round.dueOn)}` : null}
        {round.source === 'published' ? 'only its table is known' : null}
      </span>
    </td>
    <td className="number" data-name="Answered">
      {round.source === 'published' ? '–' : share(round.answered, round.actionCount)}
    </td>
  </tr>
);

/** The review rounds, latest first: every two months or so the leads rate every action, and closing freezes it. */
export function RoundList() {
  const may = useMay();
  const rounds = useGetList<Round>('rounds', {
    filter: {},
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'to', order: 'DESC' },
  });
  const plans = useGetList<Plan>('plans', {
    filter: {},
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'title', order: 'ASC' },
  });
  const list = rounds.data ?? [];
  return (
    <>
      <PageHead
        title="Review rounds"
        lead="In a round the leads rate every action of a plan. Closing it freezes what they said."
        acts={may('rounds.open') ? <OpenRoundButton plans={plans.data ?? []} rounds={list} /> : null}
      />
      <RoundSettingsNote />
      {rounds.isPending ? <Waiting what="Opening the rounds" /> : null}
      {rounds.error && !rounds.data ? (
        <Trouble title="The rounds can’t be shown." error={rounds.error} again={rounds.refetch} />
      ) : null}
      {rounds.data?.length === 0 ? (
        <Nothing title="No round has been opened yet.">
          The improvement partner opens the first one. Until then ratings stand on the plan alone.
        </Nothing>
      ) : null}
      {list.length > 0 ? (
        <Scrolls role="group" aria-label="Review rounds" tabIndex={0}>
          <StackedTable>
            <thead>
              <tr>
                <th scope="col">Round</th>
                <th scope="col">Period</th>
                <th scope="col">State</th>
                <th scope="col" className="number">
                  Answered
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((round) => (
                <Row key={round.id} round={round} />
              ))}
            </tbody>
          </StackedTable>
        </Scrolls>
      ) : null}
      <InterimNotes plans={plans.data ?? []} />
    </>
  );
}
