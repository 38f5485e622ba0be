import { styled } from '@mui/material/styles';
import { useGetList, useStore } from 'react-admin';
import { useSearchParams } from 'react-router';
import { usePlace } from '../../app/session.js';
import { useKeys } from '../../frame/useKeys.js';
import type { EvidenceRow } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { Trouble } from '../../ui/Trouble.js';
import { oneColumn } from '../../ui/theme.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import { useEvidence } from '../useEvidence.js';
import { DocumentPane } from './DocumentPane.js';
import { QueuePane } from './QueuePane.js';
import { afterLeaving, neighbour } from './queue.js';
import { VerdictPane } from './VerdictPane.js';

const Panes = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '252px minmax(0, 1fr) 380px',
  height: `calc(100vh - ${theme.topBarHeight}px)`,
  overflow: 'hidden',
  '& > section': { overflow: 'auto', minHeight: 0 },
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

/** Queue, document and verdict beside each other; j and k move, a approves, r returns. */
export function ReviewPage() {
  useDocumentTitle('Review');
  const { programme } = usePlace();
  const [search, setSearch] = useSearchParams();
  const { data, total, isPending, error, refetch } = useGetList<EvidenceRow>('evidence', {
    filter: { waiting: true },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'submittedAt', order: 'ASC' },
  });
  const morning = useMorning(programme.today, total);
  const ids = data?.map((row) => row.id) ?? [];
  const current = search.get('evidence') ?? ids[0] ?? null;
  const open = (id: string | null) => setSearch(id ? { evidence: id } : {}, { replace: true });
  useKeys({ j: () => open(neighbour(ids, current, 1)), k: () => open(neighbour(ids, current, -1)) });

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
        <Nothing
          title="Nothing waits for review."
          ways={<PlaceButton to="/board">Open the board</PlaceButton>}
        >
          {morning ? `It was ${morning} this morning.` : 'The board shows where help is wanted.'}
        </Nothing>
      </Padded>
    );
  }
  return (
    <Panes>
      <QueuePane rows={data ?? []} total={total ?? 0} morning={morning} current={current} />
      <OpenDocument
        key={current}
        id={current}
        page={Number(search.get('page')) || null}
        onPage={(page) => setSearch({ evidence: current, page: String(page) }, { replace: true })}
        onNext={() => open(neighbour(ids, current, 1))}
        onDecided={() => open(afterLeaving(ids, current))}
      />
    </Panes>
  );
}

function OpenDocument({
  id,
  page,
  onPage,
  onNext,
  onDecided,
}: {
  id: string;
  page: number | null;
  onPage: (page: number) => void;
  onNext: () => void;
  onDecided: () => void;
}) {
  const { data: evidence, isPending, error, refetch } = useEvidence(id);
  if (!evidence) {
    return (
      <Padded>
        {isPending ? (
          <Waiting what="Opening the document" />
        ) : (
          <Trouble title="This document can’t be shown." error={error} again={refetch} />
        )}
      </Padded>
    );
  }
  const firstClaimed = evidence.links.find((link) => link.locator)?.locator?.page;
  const shown = page ?? firstClaimed ?? 1;
  return (
    <>
      <DocumentPane evidence={evidence} page={shown} onPage={onPage} />
      <VerdictPane evidence={evidence} onPage={onPage} onNext={onNext} onDecided={onDecided} />
    </>
  );
}
