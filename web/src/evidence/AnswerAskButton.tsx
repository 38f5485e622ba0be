import Button from '@mui/material/Button';
import { useState } from 'react';
import { useMove } from '../app/useMove.js';
import { SentenceDialog } from '../ui/SentenceDialog.js';

/** An ask is also answered by saying that there is nothing, and why. */
export function AnswerAskButton({ askId, what }: { askId: string; what: string }) {
  const [open, setOpen] = useState(false);
  const answer = useMove({ said: 'Answered. Whoever asked can see why.', onDone: () => setOpen(false) });
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} aria-label={`Nothing to add: ${what}`}>
        Nothing to add
      </Button>
      {open ? (
        <SentenceDialog
          title="Nothing to add"
          label="Why, in a sentence"
          hint={`You were asked for: ${what}`}
          verb="Answer"
          busy={answer.isPending}
          onClose={() => setOpen(false)}
          onSay={(comment) =>
            answer.mutate({ path: `asks/${askId}/answer`, body: { answer: 'nothing-to-add', comment } })
          }
        />
      ) : null}
    </>
  );
}
