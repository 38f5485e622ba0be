import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../app/http.js';
import type { Problem } from '../app/problem.js';
import { useApi, usePlace } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Nomination, NomineeRetention } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { refusedField, useRefusedForm } from '../ui/refusedForm.js';
import { ErasureQuestion } from './ErasureQuestion.js';

/** How long personal data is kept, for whoever answers for it. */
export function RetentionButton({ nominations }: { nominations: readonly Nomination[] | undefined }) {
  const api = useApi();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['nominee-retention', api],
    queryFn: () => request<NomineeRetention>(`${api}/nominee-retention`),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)} disabled={!data}>
        Personal data
      </Button>
      {open && data ? (
        <RetentionDialog
          rule={data}
          known={nominations ? toErase(nominations) : null}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** How many people there are to erase. */
const toErase = (nominations: readonly Nomination[]): number =>
  new Set(nominations.filter(({ nominee }) => !nominee.erased).map(({ nominee }) => nominee.id)).size;

function RetentionDialog({
  rule,
  known,
  onClose,
}: {
  rule: NomineeRetention;
  known: number | null;
  onClose: () => void;
}) {
  const { programme } = usePlace();
  const [keepDays, setKeepDays] = useState(String(rule.keepDays));
  const [endedOn, setEndedOn] = useState(rule.visitEndedOn ?? '');
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({
    said: 'Saved. Details are erased by this rule.',
    onDone: onClose,
    onRefused: (refused) => {
      setAsking(false);
      setProblem(refused);
    },
  });
  const form = useRefusedForm(problem, change.isPending);
  const wanted = { visitEndedOn: endedOn || null, keepDays: Number(keepDays) };
  const save = () =>
    change.mutate({ path: 'nominee-retention', method: 'PUT', version: rule.version, body: wanted });
  // Only what brings an erasure nearer is asked about.
  const erases =
    (wanted.visitEndedOn !== null && wanted.visitEndedOn !== rule.visitEndedOn) ||
    wanted.keepDays < rule.keepDays;
  if (asking)
    return (
      <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="retention-title">
        <DialogTitle id="retention-title">Erase people’s details by this rule?</DialogTitle>
        <ErasureQuestion
          known={known}
          rule={wanted}
          today={programme.today}
          busy={change.isPending}
          onBack={() => setAsking(false)}
          onKeep={save}
        />
      </Dialog>
    );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="retention-title">
      <DialogTitle id="retention-title">How long personal data is kept</DialogTitle>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          setProblem(null);
          if (erases) setAsking(true);
          else save();
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <p>
              So many days after the visit, names, roles and contact details of everybody who was put forward
              are erased by themselves. Whoever declined or was withdrawn is erased as many days after that.
              Counts stay.
            </p>
            <TextField
              required
              type="number"
              label="Days to keep"
              value={keepDays}
              {...refusedField(problem, 'keepDays')}
              slotProps={{ htmlInput: { min: 1, max: 730 } }}
              onChange={(event) => setKeepDays(event.target.value)}
            />
            <TextField
              type="date"
              label="The visit’s last day"
              value={endedOn}
              error={refusedField(problem, 'visitEndedOn').error}
              helperText={
                refusedField(problem, 'visitEndedOn').helperText ??
                'Leave it empty while the visit is still to come.'
              }
              slotProps={{ htmlInput: { max: programme.today }, inputLabel: { shrink: true } }}
              onChange={(event) => setEndedOn(event.target.value)}
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
