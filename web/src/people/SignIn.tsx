import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { request } from '../app/http.js';
import { safeReturn } from '../app/leave.js';
import { problemOf } from '../app/problem.js';
import type { Session } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { Alone } from '../ui/Page.js';
import { useDocumentTitle } from '../ui/useDocumentTitle.js';

/** As the state of the address: they come from the page where they chose one. */
export const passwordSaved = { passwordSaved: true };

/** E-mail address and password, then back to where the person was. */
export function SignIn() {
  useDocumentTitle('Sign in');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const { state } = useLocation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const back = safeReturn(search.get('return'));

  const signIn = async (form: FormData) => {
    setBusy(true);
    setRefusal(null);
    try {
      const session = await request<Session>('/api/session', 'POST', {
        email: form.get('email'),
        password: form.get('password'),
      });
      cache.clear();
      const first = session.memberships[0];
      navigate(back ?? (first ? `/p/${first.slug}` : '/'), { replace: true });
    } catch (error) {
      setRefusal(problemOf(error).detail);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Alone>
      <Typography variant="h1" sx={{ mb: 1 }}>
        Sign in
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 3 }}>
        {back
          ? 'Your session has ended, or you are not signed in yet. You come back to where you were.'
          : 'If the call came now, could we show it?'}
      </Typography>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(new FormData(event.currentTarget));
        }}
      >
        <Stack spacing={2}>
          {state?.passwordSaved && !refusal ? (
            <Notice title="Your password is saved. Sign in with it." />
          ) : null}
          {refusal ? <Notice urgent title={refusal} /> : null}
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
          />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <div>
            <Button type="submit" variant="contained" color="primary" loading={busy}>
              Sign in
            </Button>
          </div>
          <div>
            <MuiLink component={Link} to="/forgotten-password">
              Forgotten your password?
            </MuiLink>
            <Typography variant="body3" sx={{ color: 'text.secondary', mt: 1 }}>
              No account yet, or an invitation that has run out? Your administrator can send you a new one.
            </Typography>
          </div>
        </Stack>
      </form>
    </Alone>
  );
}
