import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type Sector, sectors, sectorTitles } from '@revisit/core/shared';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import { AreaPick } from '../evidence/AreaPick.js';
import type { AreaRef, Nominated, Nomination } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { refusedField, useRefusedForm } from '../ui/refusedForm.js';
import { useNominableAreas } from './useCoverage.js';

const empty = {
  name: '',
  jobTitle: '',
  organisation: '',
  email: '',
  phone: '',
  supporterName: '',
  supporterEmail: '',
};

const done = (answer: Nominated): string => {
  const name = answer.nominations[0]?.nominee.name ?? 'They';
  if (answer.recognised) return `${name} was put forward before: this was added to the same person.`;
  return answer.alike > 0
    ? `${name} is put forward. Somebody of the same name in the same organisation is here with another address.`
    : `${name} is put forward.`;
};

/** Puts somebody forward: in the first place, or as the deputy of one who is. */
export function NominateDialog({
  areas: given,
  sector: givenSector,
  deputyFor,
  onClose,
}: {
  areas: readonly AreaRef[];
  sector: Sector | null;
  deputyFor?: Nomination;
  onClose: () => void;
}) {
  const areas = useNominableAreas();
  const [person, setPerson] = useState(empty);
  const [sector, setSector] = useState<Sector | ''>(givenSector ?? '');
  const [areaIds, setAreaIds] = useState(given.map(({ id }) => id));
  const [availability, setAvailability] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const notify = useNotify();
  const nominate = useMove<Nominated>({
    onDone: (answer) => {
      notify(done(answer), { type: 'info' });
      onClose();
    },
    onRefused: setProblem,
  });
  const form = useRefusedForm(problem, nominate.isPending);
  const noArea = refusedField(problem, 'areaIds').helperText;
  const asThemselves = sector === 'young-people' || sector === 'parent-carers';
  const field = (name: keyof typeof empty) => ({
    value: person[name],
    ...refusedField(problem, `person.${name}`),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setPerson({ ...person, [name]: event.target.value }),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="nominate-title">
      <DialogTitle id="nominate-title">
        {deputyFor ? `Name a deputy for ${deputyFor.nominee.name}` : 'Nominate somebody'}
      </DialogTitle>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          nominate.mutate({
            path: 'nominations',
            body: { person, sector, areaIds, deputyFor: deputyFor?.id, availability },
          });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            {deputyFor ? null : (
              <TextField
                select
                required
                label="Whose voice they bring"
                value={sector}
                onChange={(event) => setSector(event.target.value as Sector)}
              >
                {sectors.map((each) => (
                  <MenuItem key={each} value={each}>
                    {sectorTitles[each]}
                  </MenuItem>
                ))}
              </TextField>
            )}
            <TextField required autoFocus label="Name" {...field('name')} />
            <TextField
              required
              label={asThemselves ? 'Who they are' : 'Role'}
              {...field('jobTitle')}
              helperText={
                field('jobTitle').helperText ??
                (asThemselves ? 'For example: parent of a child with a plan, young adult' : undefined)
              }
            />
            <TextField
              required
              label={asThemselves ? 'Group or school they come with' : 'Organisation'}
              {...field('organisation')}
            />
            {deputyFor ? null : (
              <div>
                <Typography variant="body2">Areas they can speak to</Typography>
                <AreaPick
                  areas={areas}
                  chosen={areaIds}
                  onChange={setAreaIds}
                  label="Areas they can speak to"
                  wrong={noArea}
                />
              </div>
            )}
            <TextField
              label="When they can come"
              value={availability}
              {...refusedField(problem, 'availability')}
              onChange={(event) => setAvailability(event.target.value)}
            />
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              How they are reached is seen by you, the improvement partner and senior officers alone. It is in
              no pack, and is erased with their name and role some months after the visit, or at once when
              they ask. {asThemselves ? 'The group or school' : 'The organisation'} stays, without a name.
            </Typography>
            <TextField type="email" label="E-mail address" {...field('email')} />
            <TextField label="Telephone" {...field('phone')} />
            {asThemselves || person.supporterName || person.supporterEmail ? (
              <>
                <TextField
                  label="Supporter’s name"
                  {...field('supporterName')}
                  helperText={
                    field('supporterName').helperText ??
                    'Somebody they trust. If given, messages go to them, to be read together.'
                  }
                />
                <TextField type="email" label="Supporter’s e-mail address" {...field('supporterEmail')} />
              </>
            ) : null}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={nominate.isPending}>
            {deputyFor ? 'Name the deputy' : 'Nominate'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
