import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';
import { LinkDialog } from './LinkDialog.js';

/** Claims something for one more area; outside a lead's own areas it is a proposal. */
export function AddLinkButton({ evidence }: { evidence: Evidence }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = useMove({ said: 'Claim saved.', onDone: () => setOpen(false), onRefused: setProblem });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Add a claim
      </Button>
      {open ? (
        <LinkDialog
          evidence={evidence}
          title="What else does it show?"
          problem={problem}
          busy={add.isPending}
          onClose={() => setOpen(false)}
          onSave={(link) => add.mutate({ path: 'links', body: { evidenceId: evidence.id, ...link } })}
        />
      ) : null}
    </>
  );
}
