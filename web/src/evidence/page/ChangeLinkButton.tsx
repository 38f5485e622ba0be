import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence, Link } from '../../types.js';
import { LinkDialog } from './LinkDialog.js';

/** A changed claim is a new claim: the old one ends and stays in the history. */
export function ChangeLinkButton({ evidence, link }: { evidence: Evidence; link: Link }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({ said: 'Claim changed.', onDone: () => setOpen(false), onRefused: setProblem });
  return (
    <>
      <Button
        size="small"
        onClick={() => setOpen(true)}
        aria-label={`Change the claim for area ${link.area.number}`}
      >
        Change
      </Button>
      {open ? (
        <LinkDialog
          evidence={evidence}
          title={`Change the claim for area ${link.area.number}`}
          link={link}
          problem={problem}
          busy={change.isPending}
          onClose={() => setOpen(false)}
          onSave={(body) => change.mutate({ path: `links/${link.id}`, method: 'PUT', body })}
        />
      ) : null}
    </>
  );
}
