import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useMove } from '../../app/useMove.js';

interface SaveViewDialogProps {
  filter: object;
  onClose: () => void;
  onSaved: () => void;
}

/** Keeps the search on screen under a name of the person's own. */
export function SaveViewDialog({ filter, onClose, onSaved }: SaveViewDialogProps) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMove({
    said: 'The view was saved. Only you see it.',
    onDone: onSaved,
    onRefused: ({ detail }) => setProblem(detail),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="save-view">
      <DialogTitle id="save-view">Save this view</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') setProblem('Give it a name you will know again.');
          else save.mutate({ path: 'saved-views', body: { name: name.trim(), filter } });
        }}
      >
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            label="Its name"
            value={name}
            error={problem !== null}
            helperText={problem ?? 'The words and filters are kept, not what they find today.'}
            onChange={(event) => {
              setName(event.target.value);
              setProblem(null);
            }}
            slotProps={{ htmlInput: { maxLength: 80 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
