import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMay } from '../app/session.js';
import { useAnswer } from '../app/useAnswer.js';
import { useMove } from '../app/useMove.js';
import type { RoundSettings } from '../types.js';
import { andList, count } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';

/** How often there is a round, in a sentence; the partner changes it. */
export function RoundSettingsNote() {
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { data } = useAnswer<RoundSettings>('round-settings');
  if (!data) return null;
  const { everyMonths, answerWorkingDays, reminderWorkingDays } = data;
  const reminders = [...reminderWorkingDays].sort((a, b) => b - a).map(String);
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mt: 1.5 }}>
      A round every {everyMonths === 1 ? 'month' : `${everyMonths} months`}. Leads have{' '}
      {count(answerWorkingDays, 'working day')} to answer
      {reminders.length > 0 ? `, with a reminder when ${andList(reminders)} are left` : ''}.{' '}
      {may('rounds.open') ? (
        <Button size="small" variant="text" onClick={() => setOpen(true)}>
          Change this
        </Button>
      ) : null}
      {open ? <SettingsDialog settings={data} onClose={() => setOpen(false)} /> : null}
    </Typography>
  );
}

function SettingsDialog({ settings, onClose }: { settings: RoundSettings; onClose: () => void }) {
  const id = useId();
  const [everyMonths, setEveryMonths] = useState(String(settings.everyMonths));
  const [answerWorkingDays, setAnswerWorkingDays] = useState(String(settings.answerWorkingDays));
  const [reminders, setReminders] = useState(settings.reminderWorkingDays.join(', '));
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({ said: 'Saved.', onDone: onClose, onRefused: setProblem });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>How often the plan is reviewed</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({
            path: 'round-settings',
            method: 'PUT',
            version: settings.version,
            body: {
              everyMonths: Number(everyMonths),
              answerWorkingDays: Number(answerWorkingDays),
              reminderWorkingDays: (reminders.match(/\d+/g) ?? []).map(Number),
            },
          });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <TextField
              required
              type="number"
              label="Months from round to round"
              slotProps={{ htmlInput: { min: 1, max: 12 } }}
              value={everyMonths}
              onChange={(event) => setEveryMonths(event.target.value)}
            />
            <TextField
              required
              type="number"
              label="Working days to answer"
              slotProps={{ htmlInput: { min: 1, max: 60 } }}
              value={answerWorkingDays}
              onChange={(event) => setAnswerWorkingDays(event.target.value)}
            />
            <TextField
              label="Reminders"
              helperText="Working days that are left when the reminder comes, such as 5, 2, 0."
              value={reminders}
              onChange={(event) => setReminders(event.target.value)}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={change.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
