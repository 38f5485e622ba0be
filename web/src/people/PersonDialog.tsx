import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import type { Role } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import type { Person } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { type InviteBy, InviteWay, useInviteWay } from './InviteWay.js';
import { LeavingNotice } from './LeavingNotice.js';
import { PersonFields } from './PersonFields.js';

export interface PersonEntry {
  name: string;
  jobTitle: string;
  email: string;
  roles: Role[];
  areaIds: string[];
  ended: boolean;
  inviteBy: InviteBy;
}

/** Name, job title, roles and areas. The e-mail address and how they are invited are asked once, of somebody new. */
export function PersonDialog({
  title,
  verb,
  person,
  problem,
  busy,
  onClose,
  onSave,
}: {
  title: string;
  verb: string;
  person?: Person;
  problem: Problem | null;
  busy: boolean;
  onClose: () => void;
  onSave: (entry: PersonEntry) => void;
}) {
  const way = useInviteWay();
  const [entry, setEntry] = useState<Omit<PersonEntry, 'inviteBy'>>({
    name: person?.name ?? '',
    jobTitle: person?.jobTitle ?? '',
    email: person?.email ?? '',
    roles: person?.roles ?? [],
    areaIds: person?.areaIds ?? [],
    ended: person?.state === 'ended',
  });
  const [missing, setMissing] = useState(false);
  const refusedField = (path: string) => problem?.errors?.find((each) => each.path === path)?.message;
  const field = (name: 'name' | 'jobTitle' | 'email') => ({
    value: entry[name],
    error: refusedField(name) !== undefined,
    helperText: refusedField(name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setEntry({ ...entry, [name]: event.target.value }),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="person-title">
      <DialogTitle id="person-title">{title}</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (entry.roles.length === 0) setMissing(true);
          else {
            const areaIds = entry.roles.includes('area-lead') ? entry.areaIds : [];
            onSave({ ...entry, areaIds, inviteBy: way.by });
          }
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            {missing && entry.roles.length === 0 ? <Notice urgent title="Choose at least one role." /> : null}
            <TextField required label="Name" {...field('name')} />
            <TextField required label="Job title" {...field('jobTitle')} />
            {person ? null : <TextField required type="email" label="E-mail address" {...field('email')} />}
            <PersonFields
              held={entry.roles}
              areaIds={entry.areaIds}
              onRoles={(roles) => setEntry({ ...entry, roles })}
              onAreas={(areaIds) => setEntry({ ...entry, areaIds })}
            />
            {person ? (
              <FormControlLabel
                control={
                  <Switch checked={entry.ended} onChange={(_, ended) => setEntry({ ...entry, ended })} />
                }
                label="No longer works on this programme"
              />
            ) : (
              <InviteWay {...way} />
            )}
            {person && entry.ended && person.state !== 'ended' ? <LeavingNotice person={person} /> : null}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={busy}>
            {verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
