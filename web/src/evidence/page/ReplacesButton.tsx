import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence, EvidenceRow } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { evidenceStateWords } from '../../ui/words.js';

/** Says which older document this one takes the place of. */
export function ReplacesButton({ evidence }: { evidence: Evidence }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>It replaces another</Button>
      {open ? <ReplacesDialog evidence={evidence} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReplacesDialog({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const [words, setWords] = useState('');
  const [older, setOlder] = useState<EvidenceRow | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data = [], isFetching } = useGetList<EvidenceRow>(
    'evidence',
    {
      filter: { superseded: false, ...(words.trim() ? { q: words.trim() } : {}) },
      pagination: { page: 1, perPage: 20 },
      sort: { field: 'updatedAt', order: 'DESC' },
    },
    { staleTime: 10_000 },
  );
  const replace = useMove({ said: 'Saved.', onDone: onClose, onRefused: setProblem });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="replaces">
      <DialogTitle id="replaces">Which older document does it replace?</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (older)
            replace.mutate({
              path: `evidence/${evidence.id}/supersedes`,
              body: { supersedes: older.id },
            });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <Autocomplete
              options={data.filter((row) => row.id !== evidence.id && row.state !== 'withdrawn')}
              filterOptions={(options) => options}
              getOptionKey={(row) => row.id}
              getOptionLabel={(row) => row.title}
              isOptionEqualToValue={(one, other) => one.id === other.id}
              renderOption={({ key, ...props }, row) => (
                <li key={key} {...props}>
                  {row.title} · {evidenceStateWords[row.state].toLowerCase()}
                </li>
              )}
              loading={isFetching}
              loadingText="Looking"
              noOptionsText="No document has these words"
              value={older}
              onChange={(_, row) => setOlder(row)}
              onInputChange={(_, text, reason) => {
                if (reason === 'input') setWords(text);
              }}
              renderInput={(params) => <TextField {...params} autoFocus label="Words in its title" />}
            />
            <p>
              The older one counts until this one is approved. Then it leaves the board and the packs, and
              stays on record.
            </p>
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={!older}
            loading={replace.isPending}
          >
            It replaces this one
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
