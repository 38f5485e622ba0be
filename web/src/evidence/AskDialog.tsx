import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { addDays } from '@revisit/core/shared';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { Problem } from '../app/problem.js';
import { usePlace } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Person } from '../types.js';
import { Notice } from '../ui/Notice.js';

/** Whom to ask, for what, by when. The area's lead is proposed. */
export function AskDialog({
  areaId,
  areaNumber,
  what: proposed,
  onClose,
}: {
  areaId: string;
  areaNumber: number;
  what: string;
  onClose: () => void;
}) {
  const { programme } = usePlace();
  const [personId, setPersonId] = useState<string | null>(null);
  const [what, setWhat] = useState(proposed);
  const [dueOn, setDueOn] = useState(addDays(programme.today, 14));
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data: people = [] } = useGetList<Person>('people', {
    filter: {},
    pagination: { page: 1, perPage: 500 },
    sort: { field: 'name', order: 'ASC' },
  });
  const ask = useMove({
    said: 'Asked. It stands on their list now.',
    onDone: onClose,
    onRefused: setProblem,
  });
  const active = people.filter((person) => person.state !== 'ended');
  const chosen = personId ?? active.find((person) => person.areaIds.includes(areaId))?.id ?? '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="ask-title">
      <DialogTitle id="ask-title">Ask for something for area {areaNumber}</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ path: 'asks', body: { areaId, personId: chosen, what, dueOn } });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <TextField
              select
              required
              label="Whom"
              value={chosen}
              onChange={(event) => setPersonId(event.target.value)}
            >
              {active.map((person) => (
                <MenuItem key={person.id} value={person.id}>
                  {person.name}, {person.jobTitle}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              required
              multiline
              minRows={3}
              label="What you ask for"
              helperText="One document, in words the person would use."
              value={what}
              onChange={(event) => setWhat(event.target.value)}
            />
            <TextField
              required
              type="date"
              label="By when"
              value={dueOn}
              onChange={(event) => setDueOn(event.target.value)}
              sx={{ maxWidth: 180 }}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={ask.isPending}>
            Ask
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
