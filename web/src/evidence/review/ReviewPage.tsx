import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { useGetList, useStore } from 'react-admin';
import { useSearchParams } from 'react-router';
import { usePlace } from '../../app/session.js';
import { useKeys } from '../../frame/useKeys.js';
import type { EvidenceRow } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Trouble } from '../../ui/Trouble.js';
import { oneColumn } from '../../ui/theme.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import type { Locator } from '../address.js';
import { OpenDocument } from './OpenDocument.js';
import { QueueFilters } from './QueueFilters.js';
import { QueuePane } from './QueuePane.js';
import { afterLeaving, neighbour, queueAddress, queueChoice } from './queue.js';
import { ReasonCounts } from './ReasonCounts.js';
import { useReadAhead } from './useReadAhead.js';

const Panes = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '252px minmax(0, 1fr) 380px',
  height: `calc(100vh - ${theme.topBarHeight}px)`,
  overflow: 'hidden',
  '& > *': { overflow: 'auto', minHeight: 0 },
  '@media (max-width: 1100px)': { gridTemplateColumns: '210px minmax(0, 1fr) 330px' },
  [oneColumn]: { display: 'block', height: 'auto', overflow: 'visible' },
}));
const Padded = styled('div')({ padding: '26px 24px' });

/** The size of the queue when this person first saw it today: the count is seen to fall. */
function useMorning(today: string, total: number | undefined): number | null {
  const [kept, keep] = useStore<{ day: string; count: number } | null>('review.morning', null);
  if (total !== undefined && kept?.day !== today) queueMicrotask(() => keep({ day: today, count: total }));
  return kept?.day === today ? kept.count : null;
}

/**
 * Queue, document and verdict beside each other, to be worked through by keyboard: j and k move, a approves, r
 * returns, o opens the page of the document, a number the page of that claim. What is open stays in the address.
 */
export function ReviewPage() {
  useDocumentTitle('Review');
  const { programme } = usePlace();
  const [search, setSearch] = useSearchParams();
  const choice = queueChoice(search);
  const { order, ...narrowed } = choice;
  const isNarrowed = Object.values(narrowed).some(Boolean);
  const { data, total, isPending, error, refetch } = useGetList<EvidenceRow>('evidence', {
    filter: { waiting: true, ...narrowed },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'submittedAt', order: order === 'newest' ? 'DESC' : 'ASC' },
  });
  const morning = useMorning(programme.today, isNarrowed ? undefined : total);
  const ids = data?.map((row) => row.id) ?? [];
  const current = search.get('evidence') ?? ids[0] ?? null;
  const next = neighbour(ids, current, 1);
  // Whoever moves by key or verdict hears and sees where they are; whoever arrives starts at the top of the page.
  const moved = useRef(false);
  const go = (id: string | null, place?: Locator) =>
    setSearch(queueAddress(choice, id, place), { replace: true });
  const open = (id: string | null) => {
    moved.current = true;
    go(id);
  };
  useReadAhead(next === current ? null : next);
  useKeys({ j: () => open(next), k: () => open(neighbour(ids, current, -1)) });

  if (isPending) {
    return (
      <Padded>
        <Waiting what="Opening the queue" />
      </Padded>
    );
  }
  if (error && !data) {
    return (
      <Padded>
        <Trouble whole title="The queue can’t be shown." error={error} again={refetch} />
      </Padded>
    );
  }
  if (!current) {
    return (
      <Padded>
        <h1>Review</h1>
        {isNarrowed ? (
          <Nothing
            title="Nothing in this part of the queue waits for review."
            ways={<PlaceButton to="/review">The whole queue</PlaceButton>}
          />
        ) : (
          <Nothing
            title="Nothing waits for review."
            ways={<PlaceButton to="/board">Open the board</PlaceButton>}
          >
            {morning ? `It was ${morning} this morning.` : 'The board shows where help is wanted.'}
          </Nothing>
        )}
      </Padded>
    );
  }
  return (
    <Panes>
      <QueuePane
        rows={data ?? []}
        total={total ?? 0}
        morning={isNarrowed ? null : morning}
        current={current}
        addressOf={(id) => queueAddress(choice, id)}
        filters={
          <QueueFilters
            choice={choice}
            onChoice={(wanted) => setSearch(queueAddress(wanted, null), { replace: true })}
          />
        }
        foot={
          <>
            <ReasonCounts />
            <PlaceLink
              to={`/evidence?filter=${encodeURIComponent(JSON.stringify({ waiting: true, ...narrowed }))}`}
            >
              Judge several at once
            </PlaceLink>
          </>
        }
      />
      <OpenDocument
        key={current}
        id={current}
        takesFocus={moved.current}
        onPlace={(place) => go(current, place)}
        onNext={() => open(next)}
        onDecided={() => open(afterLeaving(ids, current))}
      />
    </Panes>
  );
}
