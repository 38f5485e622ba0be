import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import type { Problem } from '../app/problem.js';
import { usePlace } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Action } from '../types.js';
import { Notice } from '../ui/Notice.js';

/** A challenged rating stands only with the name of who stands by it and a reason; both are shown from then on. */
export function OverrideDialog({ action, onClose }: { action: Action; onClose: () => void }) {
  const id = useId();
  const { session } = usePlace();
  const [name, setName] = useState(session.person.jobTitle);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const override = useMove({
    said: `Somebody stands by the rating of ${action.ref} now.`,
    onDone: onClose,
    onRefused: setProblem,
  });
  const lacksName = tried && name.trim() === '';
  const lacksReason = tried && reason.trim() === '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>
        Stand by “{action.rating?.label}” for {action.ref}
      </DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() === '' || reason.trim() === '') return;
          override.mutate({
            path: 'challenge-overrides',
            body: { actionId: action.id, name: name.trim(), reason: reason.trim() },
          });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <TextField
              label="Who stands by it"
              value={name}
              error={lacksName}
              helperText={
                lacksName
                  ? 'Say who stands by it: nobody overrules a challenge without a name.'
                  : 'A role or a body. It is shown on the board and printed in the pack.'
              }
              onChange={(event) => setName(event.target.value)}
            />
            <TextField
              autoFocus
              multiline
              minRows={3}
              label="Why the rating holds"
              value={reason}
              error={lacksReason}
              helperText={lacksReason ? 'Say why: others will read it.' : 'What you have seen, and when.'}
              onChange={(event) => setReason(event.target.value)}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={override.isPending}>
            Stand by it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
