import type { InvitationLink } from '../types.js';
import { showMoment } from '../ui/format.js';
import { LinkOnceDialog } from '../ui/LinkOnceDialog.js';

/** The administrator hands the invitation over. */
export const InvitationDialog = ({
  name,
  invitation,
  onClose,
}: {
  name: string;
  invitation: InvitationLink;
  onClose: () => void;
}) => (
  <LinkOnceDialog title={`Invitation for ${name}`} address={invitation.url} onClose={onClose}>
    Send this link to {name} yourself. It is shown only now, works once, and runs out{' '}
    {showMoment(invitation.expiresAt)}.
  </LinkOnceDialog>
);
