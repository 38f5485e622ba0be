import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import {
  monthsOfFrequency,
  polaritiesToSet,
  polarityWords,
  services,
  serviceWords,
} from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import { ActionPick } from '../../evidence/ActionPick.js';
import { AreaPick } from '../../evidence/AreaPick.js';
import type { KpiDetail } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { saidOf } from './saidOf.js';

const everyWords = (frequency: string): string => {
  const months = monthsOfFrequency(frequency);
  if (months === null) return 'The portal can’t tell how often that is, so no reading is called overdue';
  return months === 1 ? 'Every month' : `Every ${count(months, 'month')}`;
};

/** What a partner says of a measure. Somebody else's change in between is said, and nothing is overwritten. */
export function ChangeMeasureDialog({ kpi, onClose }: { kpi: KpiDetail; onClose: () => void }) {
  const areas = useAreas();
  const [said, setSaid] = useState(() => saidOf(kpi));
  const [polarity, setPolarity] = useState(kpi.polarityIsGuess ? '' : kpi.polarity);
  const [version, setVersion] = useState(kpi.version);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove<KpiDetail>({ said: 'Saved.', onDone: onClose, onRefused: setProblem });
  const text = (name: 'measure' | 'responsibleRole' | 'frequency') => ({
    value: said[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setSaid({ ...said, [name]: event.target.value }),
  });
  const overtaken = problem?.code === 'stale-version';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="measure-title">
      <DialogTitle id="measure-title">Change measure {kpi.ref}</DialogTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({
            path: `kpis/${kpi.id}`,
            method: 'PUT',
            version,
            body: { ...said, ...(polarity ? { polarity } : {}) },
          });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? (
              <Notice
                urgent
                title={problem.detail}
                ways={
                  overtaken ? (
                    <Button
                      onClick={() => {
                        setSaid(saidOf(kpi));
                        setPolarity(kpi.polarityIsGuess ? '' : kpi.polarity);
                        setVersion(kpi.version);
                        setProblem(null);
                      }}
                    >
                      Begin again from theirs
                    </Button>
                  ) : undefined
                }
              />
            ) : null}
            <TextField multiline label="What is measured" {...text('measure')} />
            <TextField
              label="Who is responsible"
              helperText="A role, not a name"
              {...text('responsibleRole')}
            />
            <TextField label="How often" helperText={everyWords(said.frequency)} {...text('frequency')} />
            <FormControl>
              <FormLabel id="polarity-label">Which way is better</FormLabel>
              <RadioGroup
                row
                aria-labelledby="polarity-label"
                value={polarity}
                onChange={(_, chosen) => setPolarity(chosen as typeof polarity)}
              >
                {polaritiesToSet.map((way) => (
                  <FormControlLabel key={way} value={way} control={<Radio />} label={polarityWords[way]} />
                ))}
              </RadioGroup>
            </FormControl>
            <FormControl component="fieldset">
              <FormLabel component="legend">Which services it tells about</FormLabel>
              <FormGroup row>
                {services.map((service) => (
                  <FormControlLabel
                    key={service}
                    label={serviceWords[service]}
                    control={
                      <Checkbox
                        checked={said.covers.includes(service)}
                        onChange={(_, is) =>
                          setSaid({
                            ...said,
                            covers: services.filter((each) =>
                              each === service ? is : said.covers.includes(each),
                            ),
                          })
                        }
                      />
                    }
                  />
                ))}
              </FormGroup>
            </FormControl>
            <AreaPick
              areas={areas}
              chosen={said.areaIds}
              onChange={(areaIds) => setSaid({ ...said, areaIds })}
            />
            <ActionPick
              areaIds={said.areaIds}
              chosen={said.actionIds}
              onChange={(actionIds) => setSaid({ ...said, actionIds })}
              helper="Actions that should move it"
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
