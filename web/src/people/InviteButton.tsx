import Button from '@mui/material/Button';
import { useState } from 'react';
import { useMove } from '../app/useMove.js';
import type { InvitationLink, Person } from '../types.js';
import { InvitationDialog } from './InvitationDialog.js';

/** A new invitation; the old link stops working. Also how a forgotten password is set anew. */
export function InviteButton({ person }: { person: Person }) {
  const [invitation, setInvitation] = useState<InvitationLink | null>(null);
  const invite = useMove<InvitationLink>({ onDone: setInvitation });
  return (
    <>
      <Button
        size="small"
        aria-label={`New invitation for ${person.name}`}
        loading={invite.isPending}
        onClick={() => invite.mutate({ path: `people/${person.id}/invitation` })}
      >
        New invitation
      </Button>
      {invitation ? (
        <InvitationDialog name={person.name} invitation={invitation} onClose={() => setInvitation(null)} />
      ) : null}
    </>
  );
}
