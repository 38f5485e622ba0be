import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { peopleAtMost, sectorTitles } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../app/http.js';
import type { Problem } from '../app/problem.js';
import { useApi } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Need } from '../types.js';
import { count, showMoment } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { useRefusedForm } from '../ui/refusedForm.js';

const Places = styled('ul')({
  display: 'grid',
  gap: 10,
  margin: '12px 0',
  '& li': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 84px auto', gap: 12, alignItems: 'center' },
});

/** Changes what an area needs, and shows the editions before. */
export function NeedButton({ need }: { need: Need }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="text"
        onClick={() => setOpen(true)}
        aria-label={`Change what is needed: area ${need.area.number}`}
      >
        Change<span className="onPhone">&nbsp;what is needed</span>
      </Button>
      {open ? <NeedDialog need={need} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function NeedDialog({ need, onClose }: { need: Need; onClose: () => void }) {
  const [places, setPlaces] = useState(need.places);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({
    said: 'Saved. The matrix counts by it now.',
    onDone: onClose,
    onRefused: setProblem,
  });
  const form = useRefusedForm(problem, change.isPending);
  const set = (sector: string, said: Partial<Need['places'][number]>) =>
    setPlaces(places.map((place) => (place.sector === sector ? { ...place, ...said } : place)));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="need-title">
      <DialogTitle id="need-title">
        What area {need.area.number} needs: {need.area.title}
      </DialogTitle>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({
            path: `needs/${need.area.id}`,
            method: 'PUT',
            version: need.version,
            body: { places },
          });
        }}
      >
        <DialogContent>
          {problem ? <Notice urgent title={problem.detail} /> : null}
          <p>
            How many people of each sector inspectors should be able to meet, and whether each has a deputy.
          </p>
          <Places>
            {places.map(({ sector, people, deputy }) => (
              <li key={sector}>
                <span>{sectorTitles[sector]}</span>
                <TextField
                  type="number"
                  size="small"
                  value={people}
                  slotProps={{
                    htmlInput: { min: 0, max: peopleAtMost, 'aria-label': `${sectorTitles[sector]}: people` },
                  }}
                  onChange={(event) => set(sector, { people: Number(event.target.value) })}
                />
                <FormControlLabel
                  label="Deputy"
                  control={
                    <Checkbox
                      checked={deputy && people > 0}
                      disabled={people === 0}
                      slotProps={{ input: { 'aria-label': `${sectorTitles[sector]}: with a deputy` } }}
                      onChange={(_, checked) => set(sector, { deputy: checked })}
                    />
                  }
                />
              </li>
            ))}
          </Places>
          <Editions need={need} />
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

/** Who said what before. */
function Editions({ need }: { need: Need }) {
  const api = useApi();
  const { data = [] } = useQuery({
    queryKey: ['needs', api, need.area.id, need.version],
    queryFn: () => request<Need[]>(`${api}/needs/${need.area.id}/history`),
    enabled: !need.usual,
  });
  if (need.usual) return <p>This is the usual need. Nobody has changed it for this area yet.</p>;
  return (
    <>
      <h3>Changed before</h3>
      <ul>
        {data.map(({ version, places, madeAt, madeBy }) => (
          <li key={version}>
            {madeAt ? showMoment(madeAt) : ''}, {madeBy?.name}:{' '}
            {count(
              places.reduce((sum, { people }) => sum + people, 0),
              'person',
              'people',
            )}
            , {count(places.filter(({ deputy }) => deputy).length, 'sector')} with deputies
          </li>
        ))}
      </ul>
    </>
  );
}
