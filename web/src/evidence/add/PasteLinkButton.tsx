import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Problem } from '../../app/problem.js';
import { usePlace } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { useAddress } from '../../ui/PlaceLink.js';
import { AreaPick } from '../AreaPick.js';
import { PublishedFields } from '../PublishedFields.js';
import { proposeKind, proposeShows } from './propose.js';
import type { Known } from './proposeForm.js';
import { proposePlaces } from './proposePlaces.js';
import { FieldGrid } from './RowFields.js';
import { detailsOf, emptyForm, linksOf, type RowForm } from './row.js';

/** Evidence that is a page on the web: its address instead of a file. */
export function PasteLinkButton({ known, start }: { known: Known; start: Partial<RowForm> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Paste a link</Button>
      {open ? <PasteLink known={known} start={start} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PasteLink({
  known,
  start,
  onClose,
}: {
  known: Known;
  start: Partial<RowForm>;
  onClose: () => void;
}) {
  const { programme } = usePlace();
  const navigate = useNavigate();
  const address = useAddress();
  const [title, setTitle] = useState('');
  const [areaIds, setAreaIds] = useState(start.areaIds ?? []);
  const [published, setPublished] = useState({ url: '', checkedOn: programme.today });
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = useMove<Evidence>({
    said: 'Draft made. Add a snapshot of the page before it is sent for review.',
    onDone: ({ id }) => navigate(address(`/evidence/${id}`)),
    onRefused: setProblem,
  });
  const proposed = known.areas.filter((area) =>
    proposePlaces(title, known.areas, known.actions).areaIds.includes(area.id),
  );
  const save = () => {
    const kind = proposeKind(title);
    const form = { ...emptyForm, shows: proposeShows(kind), ...start, title, kind, areaIds };
    add.mutate({ path: 'evidence', body: { ...detailsOf(form), links: linksOf(form), published } });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="paste-link-title">
      <DialogTitle id="paste-link-title">A page on the web</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogContent>
          {problem ? <Notice urgent title={problem.detail} /> : null}
          <p>
            A page can change after it was checked. It is reviewed by a snapshot: a PDF of the page, which you
            add next.
          </p>
          <FieldGrid sx={{ mr: 0 }}>
            <PublishedFields required value={published} onChange={setPublished} />
            <TextField
              required
              label="Title"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
            <div>
              <div className="label">For which areas</div>
              <AreaPick areas={known.areas} chosen={areaIds} proposed={proposed} onChange={setAreaIds} />
            </div>
          </FieldGrid>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={add.isPending}>
            Add the page
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
