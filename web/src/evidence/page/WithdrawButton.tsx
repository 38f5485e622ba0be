import Button from '@mui/material/Button';
import { useState } from 'react';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';
import { SentenceDialog } from '../../ui/SentenceDialog.js';

/** Takes evidence out of the count for good; it stays on record. */
export function WithdrawButton({ evidence }: { evidence: Evidence }) {
  const [open, setOpen] = useState(false);
  const withdraw = useMove({ said: 'Withdrawn. It no longer counts.', onDone: () => setOpen(false) });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Withdraw</Button>
      {open ? (
        <SentenceDialog
          title="Withdraw this evidence?"
          label="Why, in a sentence"
          hint="It no longer counts for any area and takes no new file. It stays on record."
          verb="Withdraw it"
          busy={withdraw.isPending}
          onClose={() => setOpen(false)}
          onSay={(comment) =>
            withdraw.mutate({
              path: `evidence/${evidence.id}/withdraw`,
              body: { versionNumber: evidence.currentVersion ?? 1, comment },
            })
          }
        />
      ) : null}
    </>
  );
}
