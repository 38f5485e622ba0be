import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { InvitationLink } from '../types.js';
import { InvitationDialog } from './InvitationDialog.js';

/** What follows an invitation that was made: the link to hand over, or the word that a message is on its way. */
export function useInvitation() {
  const notify = useNotify();
  const [made, setMade] = useState<{ name: string; url: string; invitation: InvitationLink } | null>(null);
  const tell = (name: string, invitation: InvitationLink) => {
    if (invitation.url) setMade({ name, url: invitation.url, invitation });
    else
      notify(`A message to ${name} is on its way. If it is not delivered, the list of people says so.`, {
        type: 'info',
      });
  };
  return { tell, dialog: made ? <InvitationDialog {...made} onClose={() => setMade(null)} /> : null };
}
