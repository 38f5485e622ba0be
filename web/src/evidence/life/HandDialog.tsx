import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { type ReactNode, useId, useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { Notice } from '../../ui/Notice.js';
import { PersonPick } from './PersonPick.js';

/** Who takes it over, and why: a sentence that the new owner reads first. */
export function HandDialog({
  title,
  verb,
  without,
  problem,
  busy,
  children,
  onClose,
  onHand,
}: {
  title: string;
  verb: string;
  without: string | null;
  problem: Problem | null;
  busy: boolean;
  children?: ReactNode;
  onClose: () => void;
  onHand: (to: string, reason: string) => void;
}) {
  const id = useId();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const unsaid = reason.trim() === '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // It may stand inside another dialog's form, which is not what is sent here.
          event.stopPropagation();
          setTried(true);
          if (to && !unsaid) onHand(to, reason.trim());
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <PersonPick
              label="To whom"
              value={to}
              without={without}
              error={tried && !to ? 'Choose who takes it over.' : undefined}
              onChange={setTo}
            />
            <TextField
              fullWidth
              label="Why, in a sentence"
              value={reason}
              error={tried && unsaid}
              helperText={
                tried && unsaid ? 'Say why: the new owner reads it first.' : 'The new owner reads it first.'
              }
              onChange={(event) => setReason(event.target.value)}
            />
            {children}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={busy}>
            {verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
