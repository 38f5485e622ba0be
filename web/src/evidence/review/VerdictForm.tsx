import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import { useKeys } from '../../frame/useKeys.js';
import type { Evidence } from '../../types.js';
import { Kbd } from '../../ui/Kbd.js';
import { Notice } from '../../ui/Notice.js';
import { oneColumn } from '../../ui/theme.js';
import { ReturnForm } from './ReturnForm.js';
import { ReviewBy, useReviewBy } from './ReviewBy.js';

const Box = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  background: theme.palette.background.paper,
  margin: 'auto -20px 0',
  padding: '12px 20px 16px',
  borderTop: `1px solid ${theme.palette.text.primary}`,
  boxShadow: '0 -8px 20px rgba(27,26,33,.06)',
  '& .acts': { display: 'flex', gap: 8, marginTop: 10 },
  '& .acts > *': { flex: 1 },
  [oneColumn]: {
    position: 'static',
    margin: '8px -16px 0',
    padding: '14px 16px 20px',
    boxShadow: 'none',
    background: theme.palette.surface.side,
  },
}));

/** Approve, or return by reasons and one sentence. The verdict is about the version that is shown. */
export function VerdictForm({
  evidence,
  onNext,
  onDecided,
}: {
  evidence: Evidence;
  onNext: () => void;
  onDecided: () => void;
}) {
  const [returning, setReturning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const returnButton = useRef<HTMLButtonElement>(null);
  const reviewBy = useReviewBy(evidence);
  const approve = useMove({ said: `Approved: ${evidence.title}`, onDone: onDecided, onRefused: setProblem });
  const giveBack = useMove({ said: `Returned: ${evidence.title}`, onDone: onDecided, onRefused: setProblem });
  const { may } = evidence;
  const busy = approve.isPending || giveBack.isPending;

  const decide = (move: 'approve' | 'request-changes', said: object) =>
    (move === 'approve' ? approve : giveBack).mutate({
      path: `evidence/${evidence.id}/${move}`,
      body: { versionNumber: evidence.currentVersion, ...said },
    });
  const approveNow = () => {
    if (may.approve && !returning && !busy) decide('approve', reviewBy.day ? { reviewBy: reviewBy.day } : {});
  };
  const startReturn = () => {
    if (may.requestChanges) setReturning(true);
  };
  const stopReturn = () => {
    setReturning(false);
    queueMicrotask(() => returnButton.current?.focus());
  };
  useKeys({ a: approveNow, r: startReturn });

  if (!may.approve && !may.requestChanges) {
    return (
      <Box>
        <Notice title="This one is not yours to judge now.">
          You uploaded this version yourself, or somebody has decided already. Another reviewer can take it.
        </Notice>
        <div className="acts">
          <Button onClick={onNext}>
            Next <Kbd>j</Kbd>
          </Button>
        </div>
      </Box>
    );
  }
  return (
    <Box>
      {problem ? <Notice urgent title={problem.detail} /> : null}
      {returning ? (
        <ReturnForm
          busy={busy}
          onClose={stopReturn}
          onReturn={(returned) => decide('request-changes', returned)}
        />
      ) : (
        <>
          {may.approve ? <ReviewBy evidence={evidence} {...reviewBy} /> : null}
          <div className="acts">
            {may.approve ? (
              <Button variant="contained" color="primary" loading={approve.isPending} onClick={approveNow}>
                Approve <Kbd>a</Kbd>
              </Button>
            ) : null}
            {may.requestChanges ? (
              <Button ref={returnButton} onClick={startReturn}>
                Return <Kbd>r</Kbd>
              </Button>
            ) : null}
            <Button variant="text" onClick={onNext}>
              Next <Kbd>j</Kbd>
            </Button>
          </div>
        </>
      )}
    </Box>
  );
}
