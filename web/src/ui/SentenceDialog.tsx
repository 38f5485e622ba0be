import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';

interface SentenceDialogProps {
  title: string;
  label: string;
  hint?: string;
  /** The button's verb. */
  verb: string;
  optional?: boolean;
  busy: boolean;
  onClose: () => void;
  onSay: (sentence: string) => void;
}

/** Asks for one sentence before something is done that others will read about. */
export function SentenceDialog({
  title,
  label,
  hint,
  verb,
  optional,
  busy,
  onClose,
  onSay,
}: SentenceDialogProps) {
  const id = useId();
  const [sentence, setSentence] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!optional && sentence.trim() === '') setMissing(true);
          else onSay(sentence.trim());
        }}
      >
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            multiline
            minRows={3}
            label={label}
            error={missing}
            helperText={missing ? 'Say it in a sentence: others will read it.' : hint}
            value={sentence}
            onChange={(event) => {
              setSentence(event.target.value);
              setMissing(false);
            }}
          />
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
