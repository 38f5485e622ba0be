import Button from '@mui/material/Button';
import { type BulkAction, bulkAtMost, reachOf } from '@revisit/core/shared';
import { useState } from 'react';
import { useGetMany, useListContext } from 'react-admin';
import type { Problem } from '../../app/problem.js';
import { useMay, usePlace } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { BulkSummary, BulkWish, EvidenceRow } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { SentenceDialog } from '../../ui/SentenceDialog.js';
import { BulkResult } from './BulkResult.js';
import { HandDialog } from './HandDialog.js';
import { ReturnDialog } from './ReturnDialog.js';
import { ReviewByDialog } from './ReviewByDialog.js';

/** `Omit` over a union keeps its members apart. */
type Wish = BulkWish extends infer Each ? (Each extends BulkWish ? Omit<Each, 'items'> : never) : never;

const verbs: Record<BulkAction, { button: string; done: string }> = {
  approve: { button: 'Approve', done: 'approved' },
  'request-changes': { button: 'Return', done: 'returned' },
  submit: { button: 'Send for review', done: 'sent for review' },
  withdraw: { button: 'Withdraw', done: 'withdrawn' },
  'set-review-by': { button: 'Set review date', done: 'dated' },
  'set-owner': { button: 'Change owner', done: 'handed over' },
};

/** Which of the actions this person's roles give at all; what each document allows is said in the summary. */
export function useBulkOffered(): BulkAction[] {
  const may = useMay();
  const { membership } = usePlace();
  const all = reachOf(membership.roles, 'evidence.add') === 'all';
  return [
    ...(may('evidence.review') ? (['approve', 'request-changes'] as const) : []),
    ...(may('evidence.submit') ? (['submit', 'withdraw'] as const) : []),
    ...(may('evidence.add') ? (['set-review-by'] as const) : []),
    ...(all ? (['set-owner'] as const) : []),
  ];
}

/** What can be done to the documents that are selected in the list, each by itself and with a summary at the end. */
export function BulkActions() {
  const offered = useBulkOffered();
  const { selectedIds, onUnselectItems } = useListContext<EvidenceRow>();
  const { data = [] } = useGetMany<EvidenceRow>('evidence', { ids: selectedIds });
  const [open, setOpen] = useState<BulkAction | null>(null);
  const [summary, setSummary] = useState<{ answer: BulkSummary; action: BulkAction } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const rows = data.filter((row) => row !== undefined);
  const run = useMove<BulkSummary>({ onRefused: setProblem });
  const tooMany = selectedIds.length > bulkAtMost;

  const start = (action: BulkAction) => {
    setProblem(null);
    if (action === 'submit') send({ action, comment: '' });
    else setOpen(action);
  };
  const send = (wish: Wish) =>
    run.mutate(
      {
        path: 'evidence/bulk',
        body: {
          ...wish,
          items: rows.map((row) => ({
            id: row.id,
            version: row.version,
            versionNumber: row.file?.number ?? null,
          })),
        },
      },
      {
        onSuccess: (answer) => {
          setOpen(null);
          setSummary({ answer, action: wish.action });
        },
      },
    );
  const dialog = { busy: run.isPending, onClose: () => setOpen(null) };
  const chosen = count(rows.length, 'document');

  return (
    <>
      {offered.map((action) => (
        <Button
          key={action}
          size="small"
          disabled={tooMany || rows.length !== selectedIds.length}
          loading={run.isPending && open === null}
          onClick={() => start(action)}
        >
          {verbs[action].button}
        </Button>
      ))}
      {tooMany ? <span>At most {bulkAtMost} at once.</span> : null}
      {problem && open === null ? <Notice urgent title={problem.detail} /> : null}
      {open === 'approve' ? (
        <SentenceDialog
          {...dialog}
          optional
          title={`Approve ${chosen}?`}
          label="A sentence for the record"
          hint="Your own uploads, and what is not waiting for review, stay as they are."
          verb="Approve them"
          onSay={(comment) => send({ action: 'approve', comment })}
        />
      ) : null}
      {open === 'withdraw' ? (
        <SentenceDialog
          {...dialog}
          title={`Withdraw ${chosen}?`}
          label="Why, in a sentence"
          hint="They no longer count for any area. They stay on record."
          verb="Withdraw them"
          onSay={(comment) => send({ action: 'withdraw', comment })}
        />
      ) : null}
      {open === 'request-changes' ? (
        <ReturnDialog
          {...dialog}
          title={`Return ${chosen}`}
          onReturn={(returned) => send({ action: 'request-changes', ...returned })}
        />
      ) : null}
      {open === 'set-review-by' ? (
        <ReviewByDialog
          {...dialog}
          title={`Review date of ${chosen}`}
          onSet={(reviewBy) => send({ action: 'set-review-by', reviewBy })}
        />
      ) : null}
      {open === 'set-owner' ? (
        <HandDialog
          {...dialog}
          title={`Who answers for ${chosen} from now on?`}
          verb="Hand them over"
          without={null}
          problem={problem}
          onHand={(ownerId, reason) => send({ action: 'set-owner', ownerId, reason })}
        />
      ) : null}
      {summary ? (
        <BulkResult
          summary={summary.answer}
          verb={verbs[summary.action].done}
          onClose={() => {
            setSummary(null);
            onUnselectItems();
          }}
        />
      ) : null}
    </>
  );
}
