import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../app/http.js';
import { problemOf } from '../app/problem.js';
import type { Invitation } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { Alone } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { useDocumentTitle } from '../ui/useDocumentTitle.js';
import { Waiting } from '../ui/Waiting.js';

const shortest = 12;

/** The token stands in the fragment, so that it reaches no server's log on the way here. */
const tokenInAddress = () => decodeURIComponent(location.hash.slice(1));

/** A person invited by the administrator chooses a password. */
export function AcceptInvitation() {
  useDocumentTitle('Your invitation');
  const navigate = useNavigate();
  const [token] = useState(tokenInAddress);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const address = `/api/invitations/${encodeURIComponent(token)}`;
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => request<Invitation>(address),
    retry: false,
    enabled: token !== '',
  });

  if (token === '' || invitation.error) {
    return (
      <Trouble
        alone
        title="This invitation can’t be used."
        detail="It may have been used already or have run out, or part of the link is missing. Ask your administrator for a new one."
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

  const accept = async (password: string, again: string) => {
    if (password.length < shortest)
      return setRefusal(`Choose a password of at least ${shortest} characters.`);
    if (password !== again) return setRefusal('The two passwords differ. Type the same one twice.');
    setBusy(true);
    try {
      await request<void>(address, 'POST', { password });
      navigate('/sign-in', { replace: true });
    } catch (error) {
      setRefusal(problemOf(error).detail);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Alone>
      <Typography variant="h1" sx={{ mb: 1 }}>
        Welcome, {invitation.data.name}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 3 }}>
        Choose a password for {invitation.data.email}. Three words that don’t belong together make a good one.
      </Typography>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void accept(String(form.get('password')), String(form.get('again')));
        }}
      >
        <Stack spacing={2}>
          {refusal ? <Notice urgent title={refusal} /> : null}
          <input
            type="hidden"
            name="username"
            autoComplete="username"
            value={invitation.data.email}
            readOnly
          />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            helperText={`At least ${shortest} characters`}
            required
            autoFocus
          />
          <TextField
            label="The same again"
            name="again"
            type="password"
            autoComplete="new-password"
            required
          />
          <div>
            <Button type="submit" variant="contained" color="primary" loading={busy}>
              Set the password
            </Button>
          </div>
        </Stack>
      </form>
    </Alone>
  );
}
