import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useMove } from '../app/useMove.js';
import type { InvitationLink, Person } from '../types.js';
import { InviteWay, useInviteWay } from './InviteWay.js';
import { useInvitation } from './useInvitation.js';

/** A new invitation for somebody who has not chosen a password; the old link stops working. */
export function InviteButton({ person }: { person: Person }) {
  const [open, setOpen] = useState(false);
  const { tell, dialog } = useInvitation();
  return (
    <>
      <Button size="small" aria-label={`New invitation for ${person.name}`} onClick={() => setOpen(true)}>
        New invitation
      </Button>
      {open ? (
        <InviteDialog
          person={person}
          onClose={() => setOpen(false)}
          onMade={(invitation) => {
            setOpen(false);
            tell(person.name, invitation);
          }}
        />
      ) : null}
      {dialog}
    </>
  );
}

function InviteDialog({
  person,
  onClose,
  onMade,
}: {
  person: Person;
  onClose: () => void;
  onMade: (invitation: InvitationLink) => void;
}) {
  const way = useInviteWay();
  const invite = useMove<InvitationLink>({ onDone: onMade });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="invite-title">
      <DialogTitle id="invite-title">New invitation for {person.name}</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate({ path: `people/${person.id}/invitation`, body: { by: way.by } });
        }}
      >
        <DialogContent>
          <Stack spacing={2}>
            <p>They get a new link to choose their password with. Any link they have now stops working.</p>
            <InviteWay {...way} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={invite.isPending}>
            Invite
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
