import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { addDays } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { usePlace } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import { Notice } from '../ui/Notice.js';
import { ActionPick } from './ActionPick.js';
import { PersonPick, usePeople } from './PersonPick.js';

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
  const [actionIds, setActionIds] = useState<string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const active = usePeople();
  const ask = useMove({
    said: 'Asked. It stands on their list now.',
    onDone: onClose,
    onRefused: setProblem,
  });
  const chosen = personId ?? active.find((person) => person.areaIds.includes(areaId))?.id ?? '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="ask-title">
      <DialogTitle id="ask-title">Ask for something for area {areaNumber}</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({
            path: 'asks',
            body: { areaId, actionId: actionIds[0], personId: chosen, what, dueOn },
          });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <PersonPick label="Whom" people={active} value={chosen} onChange={setPersonId} />
            <TextField
              required
              multiline
              minRows={3}
              label="What you ask for"
              helperText="One document, in words the person would use."
              value={what}
              onChange={(event) => setWhat(event.target.value)}
            />
            <ActionPick
              areaIds={[areaId]}
              chosen={actionIds}
              onChange={(ids) => setActionIds(ids.slice(-1))}
              helper="If it is for one action"
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
