import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { defaultRoundSettings, workingDayAfter } from '@revisit/core/shared';
import { useId, useState } from 'react';
import type { Problem } from '../app/problem.js';
import { usePlace } from '../app/session.js';
import { useAnswer } from '../app/useAnswer.js';
import { useMove } from '../app/useMove.js';
import type { Plan, Round, RoundSettings } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { proposeRound } from './proposeRound.js';

/** The plan, the period and the day for answers; all proposed from the last round and the programme's settings. */
export function OpenRoundDialog({
  plans,
  rounds,
  onClose,
}: {
  plans: readonly Plan[];
  rounds: readonly Round[];
  onClose: () => void;
}) {
  const id = useId();
  const { programme } = usePlace();
  const { data: settings = defaultRoundSettings } = useAnswer<RoundSettings>('round-settings');
  const [planId, setPlanId] = useState(plans[0]?.id ?? '');
  const [said, setSaid] = useState<Partial<Record<'title' | 'from' | 'to' | 'dueOn', string>>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = useMove({
    said: 'The round is open. It stands on the leads’ lists now.',
    onDone: onClose,
    onRefused: setProblem,
  });
  const last = rounds.filter((round) => round.planId === planId).map((round) => round.to);
  const proposed = proposeRound(last.sort().at(-1) ?? null, settings.everyMonths, programme.today);
  const dueOn = workingDayAfter(programme.today, settings.answerWorkingDays);
  const content = { ...proposed, dueOn, ...said };
  const day = (name: 'from' | 'to' | 'dueOn', label: string) => (
    <TextField
      required
      type="date"
      label={label}
      value={content[name]}
      onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
      sx={{ maxWidth: 180 }}
    />
  );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>Open a round</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setProblem(null);
          open.mutate({ path: 'rounds', body: { planId, ...content } });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <TextField
              select
              required
              label="Plan"
              value={planId}
              onChange={(event) => setPlanId(event.target.value)}
            >
              {plans.map((plan) => (
                <MenuItem key={plan.id} value={plan.id}>
                  {plan.title}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              required
              label="Title"
              helperText="As you speak of it: the month in which it ends."
              value={content.title}
              onChange={(event) => setSaid({ ...said, title: event.target.value })}
            />
            {day('from', 'First day')}
            {day('to', 'Last day')}
            {day('dueOn', 'Answers by')}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={open.isPending}>
            Open the round
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
