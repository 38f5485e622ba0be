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
import { useApi } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Nomination, NomineeContact } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { refusedField, useRefusedForm } from '../ui/refusedForm.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';

/** How a person is reached, for whoever may see it. */
export function ContactDialog({ nominee, onClose }: { nominee: Nomination['nominee']; onClose: () => void }) {
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: ['nominee-contact', api, nominee.id],
    queryFn: () => request<NomineeContact>(`${api}/nominees/${nominee.id}/contact`),
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="contact-title">
      <DialogTitle id="contact-title">How {nominee.name} is reached</DialogTitle>
      {data ? (
        <ContactForm nomineeId={nominee.id} contact={data} onClose={onClose} />
      ) : (
        <DialogContent>
          {error ? <Trouble title="It can’t be shown." error={error} /> : <Waiting what="Opening" />}
        </DialogContent>
      )}
    </Dialog>
  );
}

function ContactForm({
  nomineeId,
  contact,
  onClose,
}: {
  nomineeId: string;
  contact: NomineeContact;
  onClose: () => void;
}) {
  const [fields, setFields] = useState({
    email: contact.email ?? '',
    phone: contact.phone,
    supporterName: contact.supporterName,
    supporterEmail: contact.supporterEmail ?? '',
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({ said: 'Saved.', onDone: onClose, onRefused: setProblem });
  const form = useRefusedForm(problem, change.isPending);
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    ...refusedField(problem, name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.target.value }),
  });
  return (
    <form
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({
          path: `nominees/${nomineeId}/contact`,
          method: 'PUT',
          version: contact.version,
          body: fields,
        });
      }}
    >
      <DialogContent>
        <Stack spacing={2}>
          {problem ? <Notice urgent title={problem.detail} /> : null}
          <TextField autoFocus type="email" label="E-mail address" {...field('email')} />
          <TextField label="Telephone" {...field('phone')} />
          <TextField label="Supporter’s name" {...field('supporterName')} />
          <TextField type="email" label="Supporter’s e-mail address" {...field('supporterEmail')} />
          <p>When a supporter’s address is given, messages go to them, to be read together.</p>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={change.isPending}>
          Save
        </Button>
      </DialogActions>
    </form>
  );
}
