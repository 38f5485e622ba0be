import type { InvitationLink } from '../types.js';
import { showMoment } from '../ui/format.js';
import { LinkOnceDialog } from '../ui/LinkOnceDialog.js';

/** The administrator hands the invitation over: as chosen, or because no message leaves the portal. */
export const InvitationDialog = ({
  name,
  url,
  invitation: { goes, expiresAt },
  onClose,
}: {
  name: string;
  url: string;
  invitation: InvitationLink;
  onClose: () => void;
}) => (
  <LinkOnceDialog title={`Invitation for ${name}`} address={url} onClose={onClose}>
    {goes === 'kept'
      ? 'Nothing was sent: no mail server is set up, so the message stays in the portal, under Outgoing mail. '
      : ''}
    Send this link to {name} yourself. It {goes === 'kept' ? '' : 'is shown only now, '}works once, and runs
    out {showMoment(expiresAt)}.
  </LinkOnceDialog>
);
