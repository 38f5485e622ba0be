import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useMay, usePlace } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import { PersonPick, usePeople } from '../PersonPick.js';

/** “Ask this person”: for whoever may see who else is here. */
export function PassAskOnButton({ askId, what }: { askId: string; what: string }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('people.read')) return null;
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} aria-label={`Ask somebody else: ${what}`}>
        Ask somebody else
      </Button>
      {open ? <PassOn askId={askId} what={what} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PassOn({ askId, what, onClose }: { askId: string; what: string; onClose: () => void }) {
  const { session } = usePlace();
  const people = usePeople().filter((person) => person.id !== session.person.id);
  const [personId, setPersonId] = useState('');
  const [comment, setComment] = useState('');
  const passOn = useMove({ said: 'Passed on. It stands on their list now.', onDone: onClose });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="pass-on-title">
      <DialogTitle id="pass-on-title">Ask somebody else</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          passOn.mutate({ path: `asks/${askId}/pass-on`, body: { personId, comment } });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            <p>You were asked for: {what}</p>
            <PersonPick label="Who has it" people={people} value={personId} onChange={setPersonId} />
            <TextField
              label="Why them"
              helperText="They and whoever asked can read it."
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={passOn.isPending}>
            Pass it on
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
