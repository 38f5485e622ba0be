import Button from '@mui/material/Button';
import { useState } from 'react';
import { useMove } from '../../app/useMove.js';
import type { Evidence, Version } from '../../types.js';
import { SentenceDialog } from '../../ui/SentenceDialog.js';

/** Takes back a file sent by mistake: its bytes go at once, the row and the reason stay. */
export function DiscardVersionButton({ evidence, version }: { evidence: Evidence; version: Version }) {
  const [open, setOpen] = useState(false);
  const discard = useMove({
    said: 'Discarded. The bytes, the text and the picture are gone.',
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button
        variant="text"
        size="small"
        onClick={() => setOpen(true)}
        aria-label={`Discard version ${version.number}`}
      >
        Discard
      </Button>
      {open ? (
        <SentenceDialog
          title={`Discard version ${version.number}?`}
          label="Why, in a sentence"
          hint="The file, its text and its picture go at once and can’t be brought back. That it was here, and why it went, stays on record."
          verb="Discard it"
          busy={discard.isPending}
          onClose={() => setOpen(false)}
          onSay={(reason) =>
            discard.mutate({
              path: `evidence/${evidence.id}/versions/${version.number}/discard`,
              body: { reason },
            })
          }
        />
      ) : null}
    </>
  );
}
