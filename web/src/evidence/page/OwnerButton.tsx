import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';
import { HandDialog } from '../life/HandDialog.js';

/** Gives the document to somebody else to answer for. */
export function OwnerButton({ evidence }: { evidence: Evidence }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({
    said: 'Handed over. The new owner finds it in their list.',
    onDone: () => setOpen(false),
    onRefused: setProblem,
  });
  return (
    <>
      <Button
        onClick={() => {
          setProblem(null);
          setOpen(true);
        }}
      >
        Change owner
      </Button>
      {open ? (
        <HandDialog
          title="Who answers for it from now on?"
          verb="Hand it over"
          without={evidence.owner.id}
          problem={problem}
          busy={change.isPending}
          onClose={() => setOpen(false)}
          onHand={(ownerId, reason) =>
            change.mutate({
              path: `evidence/${evidence.id}/owner`,
              method: 'PUT',
              version: evidence.version,
              body: { ownerId, reason },
            })
          }
        />
      ) : null}
    </>
  );
}
