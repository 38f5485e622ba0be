import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../app/http.js';
import { problemOf } from '../app/problem.js';
import { onFragment, tokenInAddress } from '../app/tokenInAddress.js';
import type { Invitation } from '../types.js';
import { Alone } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { useDocumentTitle } from '../ui/useDocumentTitle.js';
import { Waiting } from '../ui/Waiting.js';
import { ChoosePassword } from './ChoosePassword.js';
import { passwordSaved } from './SignIn.js';

/** A person invited by the administrator chooses a password. */
export function AcceptInvitation() {
  useDocumentTitle('Your invitation');
  // A second link pasted over the first changes the fragment alone: the password must not go to the first one's account.
  const token = useSyncExternalStore(onFragment, tokenInAddress);
  return <Accepting key={token} token={token} />;
}

function Accepting({ token }: { token: string }) {
  const navigate = useNavigate();
  const address = `/api/invitations/${encodeURIComponent(token)}`;
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => request<Invitation>(address),
    retry: false,
    enabled: token !== '',
  });

  if (token === '' || invitation.error) {
    const why =
      token === ''
        ? 'Part of the link is missing. Copy the whole of it.'
        : problemOf(invitation.error).detail;
    return (
      <Trouble
        alone
        title="This invitation can’t be used."
        detail={why}
        way={{ to: '/sign-in', label: 'Go to the sign-in' }}
      />
    );
  }
  if (!invitation.data) {
    return (
      <Alone>
        <Waiting what="Opening your invitation" />
      </Alone>
    );
  }

  return (
    <Alone>
      <Typography variant="h1" sx={{ mb: 1 }}>
        Welcome, {invitation.data.name}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 3 }}>
        Choose a password for {invitation.data.email}. Three words that don’t belong together make a good one.
      </Typography>
      <ChoosePassword
        email={invitation.data.email}
        address={address}
        onChosen={() => navigate('/sign-in', { replace: true, state: passwordSaved })}
      />
    </Alone>
  );
}
