import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useMove } from '../app/useMove.js';
import type { Round } from '../types.js';
import { count } from '../ui/format.js';

/** Ends a round for good, after saying what is still missing. */
export function CloseRoundButton({ round }: { round: Round }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const close = useMove({ said: `“${round.title}” is closed.`, onDone: () => setOpen(false) });
  const missing = round.actionCount - round.answered;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Close the round</Button>
      {open ? (
        <Dialog open onClose={() => setOpen(false)} fullWidth maxWidth="sm" aria-labelledby={id}>
          <DialogTitle id={id}>Close “{round.title}”?</DialogTitle>
          <DialogContent>
            {missing > 0 ? (
              <p>
                <b>{count(missing, 'action')} not answered.</b> They keep the rating they had before.
              </p>
            ) : (
              <p>Every action is answered.</p>
            )}
            <p>Nothing that was said in the round can be changed afterwards, by anybody.</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              variant="contained"
              color="primary"
              loading={close.isPending}
              onClick={() => close.mutate({ path: `rounds/${round.id}/close` })}
            >
              Close for good
            </Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  );
}
