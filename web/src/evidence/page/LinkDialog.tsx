import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { Shows } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import type { AreaRef, Link, NewLink } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { ActionPick } from '../ActionPick.js';
import { ShowsPick } from '../ShowsPick.js';

/** One claim: for which area, what it shows, in which sentence, on which page. */
export function LinkDialog({
  title,
  link,
  problem,
  busy,
  onClose,
  onSave,
}: {
  title: string;
  link?: Link;
  problem: Problem | null;
  busy: boolean;
  onClose: () => void;
  onSave: (link: NewLink) => void;
}) {
  const all = useAreas();
  const areas: readonly AreaRef[] = all.length > 0 ? all : link ? [link.area] : [];
  const [areaId, setAreaId] = useState(link?.area.id ?? '');
  const [actionIds, setActionIds] = useState(link?.actions.map((action) => action.id) ?? []);
  const [shows, setShows] = useState<Shows | ''>(link?.shows ?? '');
  const [claim, setClaim] = useState(link?.claim ?? '');
  const [page, setPage] = useState(link?.locator ? String(link.locator.page) : '');
  const [quote, setQuote] = useState(link?.locator?.quote ?? '');
  const [missing, setMissing] = useState<string | null>(null);

  const save = () => {
    if (!areaId) return setMissing('Choose the area this is about.');
    if (!shows) return setMissing('Choose what it shows: activity, output or impact.');
    const at = Number.parseInt(page, 10);
    const locator = at > 0 ? { page: at, ...(quote.trim() ? { quote: quote.trim() } : {}) } : undefined;
    onSave({ areaId, actionIds, shows, claim: claim.trim(), ...(locator ? { locator } : {}) });
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="link-title">
      <DialogTitle id="link-title">{title}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {missing ? <Notice urgent title={missing} /> : null}
            {problem ? <Notice urgent title={problem.detail} /> : null}
            <TextField
              select
              label="Area"
              value={areas.some((area) => area.id === areaId) ? areaId : ''}
              onChange={(event) => setAreaId(event.target.value)}
            >
              {areas.map((area) => (
                <MenuItem key={area.id} value={area.id}>
                  {area.number} {area.title}
                </MenuItem>
              ))}
            </TextField>
            <ShowsPick value={shows} onChange={setShows} />
            <TextField
              multiline
              minRows={3}
              label="What does this show that has changed?"
              helperText="Doing is what we ran. Changing is what families notice."
              value={claim}
              onChange={(event) => setClaim(event.target.value)}
            />
            <Stack direction="row" spacing={2}>
              <TextField
                label="On which page"
                value={page}
                onChange={(event) => setPage(event.target.value)}
                sx={{ width: 120 }}
                slotProps={{ htmlInput: { inputMode: 'numeric' } }}
              />
              <TextField
                label="The words there"
                fullWidth
                value={quote}
                onChange={(event) => setQuote(event.target.value)}
              />
            </Stack>
            <ActionPick areaIds={[areaId]} chosen={actionIds} onChange={setActionIds} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={busy}>
            Save the claim
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
