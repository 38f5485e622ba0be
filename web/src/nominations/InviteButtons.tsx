import Button from '@mui/material/Button';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMove } from '../app/useMove.js';
import type { InvitedNominee, Nomination } from '../types.js';
import { showLastDay } from '../ui/format.js';
import { LinkOnceDialog } from '../ui/LinkOnceDialog.js';

/** Asks a person, or reminds them: by mail where there is an address, else by a link that is handed over. */
export function useInvite(nomination: Nomination) {
  const notify = useNotify();
  const [handed, setHanded] = useState<InvitedNominee | null>(null);
  const { nominee } = nomination;
  const invite = useMove<InvitedNominee>({
    onDone: (answer) => {
      if (answer.url) setHanded(answer);
      else
        notify(
          answer.nomination.invitation?.goesTo === 'supporter'
            ? `A message to ${nominee.name}’s supporter is on its way.`
            : `A message to ${nominee.name} is on its way.`,
          { type: 'info' },
        );
    },
  });
  const by = (way: 'mail' | 'hand') =>
    invite.mutate({ path: `nominations/${nomination.id}/invite`, body: { by: way } });
  const dialog = handed?.url ? (
    <LinkOnceDialog title={`Link for ${nominee.name}`} address={handed.url} onClose={() => setHanded(null)}>
      Give this link to {nominee.name}
      {nominee.contact?.supporterName ? ` or ${nominee.contact.supporterName}` : ''} yourself. It is shown
      only now, takes one answer, and runs out at the end of {showLastDay(handed.expiresAt)}.
    </LinkOnceDialog>
  ) : null;
  return { by, busy: invite.isPending, dialog };
}

/** The next step for somebody who has not been asked, or has not answered. */
export function InviteButton({
  nomination,
  onInvite,
  busy,
}: {
  nomination: Nomination;
  onInvite: () => void;
  busy: boolean;
}) {
  const again = nomination.state === 'invited';
  return (
    <Button
      size="small"
      startIcon={<Mail size={14} aria-hidden />}
      loading={busy}
      onClick={onInvite}
      aria-label={`${again ? 'Send again' : 'Invite'}: ${nomination.nominee.name}`}
    >
      {again ? 'Send again' : 'Invite'}
    </Button>
  );
}
