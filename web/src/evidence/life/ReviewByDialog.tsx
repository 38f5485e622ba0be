import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { type Day, evidenceKinds, usualMonths } from '@revisit/core/shared';
import { useState } from 'react';
import { usePlace } from '../../app/session.js';
import { count } from '../../ui/format.js';
import { kindWords } from '../../ui/words.js';

/** `Policy 12 months, Plan 6 months, …`: the usual of every kind that ages. */
const usual = evidenceKinds
  .filter((kind) => usualMonths[kind] !== null)
  .map((kind) => `${kindWords[kind].toLowerCase()} ${count(usualMonths[kind] ?? 0, 'month')}`)
  .join(', ');

/** One date for all of them, the usual one of each one's kind, or none. */
export function ReviewByDialog({
  title,
  busy,
  onSet,
  onClose,
}: {
  title: string;
  busy: boolean;
  onSet: (reviewBy: Day | 'usual' | null) => void;
  onClose: () => void;
}) {
  const { today } = usePlace().programme;
  const [way, setWay] = useState<'usual' | 'day' | 'none'>('usual');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="review-by">
      <DialogTitle id="review-by">{title}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (way !== 'day') onSet(way === 'none' ? null : 'usual');
          else if (day) onSet(day);
        }}
      >
        <DialogContent>
          <RadioGroup
            aria-labelledby="review-by"
            value={way}
            onChange={(_, value) => setWay(value === 'day' || value === 'none' ? value : 'usual')}
          >
            <FormControlLabel
              value="usual"
              control={<Radio autoFocus />}
              label="The usual date of each one’s kind"
            />
            <FormControlLabel value="day" control={<Radio />} label="The same day for all" />
            <FormControlLabel value="none" control={<Radio />} label="No date" />
          </RadioGroup>
          {way === 'usual' ? <p>Counted from the end of the period, or from the approval: {usual}.</p> : null}
          {way === 'day' ? (
            <TextField
              type="date"
              fullWidth
              label="Review by"
              value={day}
              error={tried && !day}
              helperText={tried && !day ? 'Choose the day.' : undefined}
              onChange={(event) => setDay(event.target.value)}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
            />
          ) : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={busy}>
            Set it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
