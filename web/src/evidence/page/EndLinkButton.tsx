import Button from '@mui/material/Button';
import { useState } from 'react';
import { Confirm } from 'react-admin';
import { useMove } from '../../app/useMove.js';
import type { Link } from '../../types.js';

/** Ends a claim: the document no longer counts for that area. It stays in the history. */
export function EndLinkButton({ link }: { link: Link }) {
  const [open, setOpen] = useState(false);
  const end = useMove({ said: 'Claim ended.', onDone: () => setOpen(false) });
  return (
    <>
      <Button
        variant="text"
        size="small"
        onClick={() => setOpen(true)}
        aria-label={`End the claim for area ${link.area.number}`}
      >
        End
      </Button>
      <Confirm
        isOpen={open}
        loading={end.isPending}
        title={`End the claim for area ${link.area.number}?`}
        content="The document no longer counts for that area. The claim stays in the history."
        confirm="End it"
        cancel="Keep it"
        onConfirm={() => end.mutate({ path: `links/${link.id}`, method: 'DELETE' })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
