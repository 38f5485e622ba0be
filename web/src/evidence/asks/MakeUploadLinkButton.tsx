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
import type { Problem } from '../../app/problem.js';
import { usePlace } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import type { Ask, MadeUploadLink } from '../../types.js';
import { count, showLastDay } from '../../ui/format.js';
import { LinkOnceDialog } from '../../ui/LinkOnceDialog.js';
import { Notice } from '../../ui/Notice.js';

/** A link for somebody without an account, for an ask or for an area. */
export function MakeUploadLinkButton({ ask }: { ask?: Ask }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size={ask ? 'small' : undefined}
        onClick={() => setOpen(true)}
        aria-label={ask ? `Make an upload link: ${ask.what}` : undefined}
      >
        Make an upload link
      </Button>
      {open ? <MakeLink ask={ask} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MakeLink({ ask, onClose }: { ask: Ask | undefined; onClose: () => void }) {
  const { programme } = usePlace();
  const areas = useAreas();
  const [fields, setFields] = useState({
    areaId: ask?.area.id ?? '',
    givenTo: '',
    what: ask?.what ?? '',
    untilDay: addDays(programme.today, 14),
    filesAtMost: '1',
  });
  const [made, setMade] = useState<MadeUploadLink | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = useMove<MadeUploadLink>({ onDone: setMade, onRefused: setProblem });
  const field = (name: keyof typeof fields) => ({
    required: true,
    value: fields[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.target.value }),
  });
  if (made) return <ShowLink link={made} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="make-link-title">
      <DialogTitle id="make-link-title">Make an upload link</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({
            path: 'upload-links',
            body: { ...fields, askId: ask?.id, filesAtMost: Number(fields.filesAtMost) },
          });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <p>
              For somebody without an account. They see your name, what you ask for and until when, and
              nothing else of the portal.
            </p>
            <TextField label="For whom" helperText="Name and organisation" {...field('givenTo')} />
            {ask ? null : (
              <TextField select label="Area" {...field('areaId')}>
                {areas.map((area) => (
                  <MenuItem key={area.id} value={area.id}>
                    {area.number} {area.title}
                  </MenuItem>
                ))}
              </TextField>
            )}
            <TextField multiline minRows={2} label="What you ask for" {...field('what')} />
            <TextField type="date" label="Works until" helperText="The last day" {...field('untilDay')} />
            <TextField
              type="number"
              label="Files it takes"
              slotProps={{ htmlInput: { min: 1, max: 20 } }}
              {...field('filesAtMost')}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={make.isPending}>
            Make the link
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const ShowLink = ({ link, onClose }: { link: MadeUploadLink; onClose: () => void }) => (
  <LinkOnceDialog title={`Upload link for ${link.givenTo}`} address={link.url} onClose={onClose}>
    Send this link to {link.givenTo} yourself. It is shown only now, takes {count(link.filesAtMost, 'file')},
    and runs out at the end of {showLastDay(link.expiresAt)}.
  </LinkOnceDialog>
);
