import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { request } from '../app/http.js';
import { problemOf } from '../app/problem.js';
import { onFragment, tokenInAddress } from '../app/tokenInAddress.js';
import type { NewPasswordLink } from '../types.js';
import { focusOn } from '../ui/focusOn.js';
import { Alone } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { useDocumentTitle } from '../ui/useDocumentTitle.js';
import { Waiting } from '../ui/Waiting.js';
import { ChoosePassword } from './ChoosePassword.js';
import { passwordSaved } from './SignIn.js';

/** Somebody who has forgotten their password chooses a new one by their link. */
export function NewPassword() {
  useDocumentTitle('New password');
  // A second link pasted over the first changes the fragment alone: nothing of the first may stay.
  const token = useSyncExternalStore(onFragment, tokenInAddress);
  return <Choosing key={token} token={token} />;
}

function Choosing({ token }: { token: string }) {
  const address = `/api/new-password/${encodeURIComponent(token)}`;
  const [chosen, setChosen] = useState(false);
  const link = useQuery({
    queryKey: ['new-password', token],
    queryFn: () => request<NewPasswordLink>(address),
    retry: false,
    enabled: token !== '',
    // Once it is used the link opens no more: what was read stays on the page.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '' || link.error) {
    const why =
      token === '' ? 'Part of the link is missing. Copy the whole of it.' : problemOf(link.error).detail;
    return (
      <Trouble
        alone
        title="This link can’t be used."
        detail={why}
        way={{ to: '/forgotten-password', label: 'Forgotten your password?' }}
      />
    );
  }
  if (!link.data)
    return (
      <Alone>
        <Waiting what="Opening your link" />
      </Alone>
    );
  if (chosen) return <Chosen email={link.data.email} />;
  return (
    <Alone>
      <Typography variant="h1" sx={{ mb: 1 }}>
        Choose a new password
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 3, overflowWrap: 'anywhere' }}>
        {link.data.name}, this is for your account {link.data.email}. You are then signed out wherever you are
        signed in. Three words that don’t belong together make a good password.
      </Typography>
      <ChoosePassword email={link.data.email} address={address} onChosen={() => setChosen(true)} />
    </Alone>
  );
}

const Chosen = ({ email }: { email: string }) => (
  <Alone>
    <Typography variant="h1" sx={{ mb: 1 }}>
      Your password is changed
    </Typography>
    <Typography role="status" sx={{ mb: 3, overflowWrap: 'anywhere' }}>
      Sign in with it as {email}. Wherever you were signed in before, you are signed out.
    </Typography>
    <Button
      variant="contained"
      color="primary"
      component={Link}
      to="/sign-in"
      state={passwordSaved}
      replace
      ref={focusOn}
    >
      Go to the sign-in
    </Button>
  </Alone>
);
