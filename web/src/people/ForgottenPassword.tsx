import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { request } from '../app/http.js';
import { problemOf } from '../app/problem.js';
import type { NewPasswordWays } from '../types.js';
import { focusOn } from '../ui/focusOn.js';
import { Notice } from '../ui/Notice.js';
import { Alone } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { useDocumentTitle } from '../ui/useDocumentTitle.js';
import { Waiting } from '../ui/Waiting.js';

const link = '/api/new-password';

/** Has a link sent to the address of an account; where the portal sends no mail, says who can make one. */
export function ForgottenPassword() {
  useDocumentTitle('Forgotten your password?');
  const [asked, setAsked] = useState<string | null>(null);
  const ways = useQuery({
    queryKey: ['new-password-ways'],
    queryFn: () => request<NewPasswordWays>(link),
    retry: false,
  });
  if (ways.error)
    return <Trouble alone error={ways.error} title="This page can’t be opened." again={ways.refetch} />;
  if (!ways.data)
    return (
      <Alone>
        <Waiting what="Opening the page" />
      </Alone>
    );
  if (!ways.data.byMail) return <NoMail />;
  if (asked !== null) return <OnItsWay email={asked} onAgain={() => setAsked(null)} />;
  return <Ask onAsked={setAsked} />;
}

function Ask({ onAsked }: { onAsked: (email: string) => void }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const ask = async (email: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      await request<void>(link, 'POST', { email });
      onAsked(email);
    } catch (error) {
      const { detail, errors } = problemOf(error);
      setRefusal(errors?.[0]?.message ?? detail);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page>
      <Typography sx={{ color: 'text.secondary', mb: 3 }}>
        Type the e-mail address that you sign in with. You get a message with a link, by which you choose a
        new password.
      </Typography>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask(String(new FormData(event.currentTarget).get('email')));
        }}
      >
        <Stack spacing={2}>
          {refusal ? <Notice urgent title={refusal} /> : null}
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
          />
          <Stack direction="row" spacing={1}>
            <Button type="submit" variant="contained" color="primary" loading={busy}>
              Send me a link
            </Button>
            <BackToSignIn />
          </Stack>
        </Stack>
      </form>
    </Page>
  );
}

const OnItsWay = ({ email, onAgain }: { email: string; onAgain: () => void }) => (
  <Page>
    <Typography role="status" sx={{ mb: 1.5 }}>
      If there is an account with this address, a message with a link is on its way.
    </Typography>
    <Typography sx={{ color: 'text.secondary', mb: 3 }}>
      The address is{' '}
      <Box component="b" sx={{ overflowWrap: 'anywhere' }}>
        {email}
      </Box>
      . The link works once, for 60 minutes. If nothing comes within a few minutes, look among unwanted mail,
      or ask your administrator which address your account has.
    </Typography>
    <Stack direction="row" spacing={1}>
      <BackToSignIn takesFocus />
      <Button onClick={onAgain}>Another address</Button>
    </Stack>
  </Page>
);

const NoMail = () => (
  <Page>
    <Notice title="This portal sends no mail, so it can’t send you a link.">
      Whoever runs the portal can make one for you. Ask your administrator who that is: administrators can’t
      make it themselves, so that nobody can sign in as somebody else.
    </Notice>
    <BackToSignIn />
  </Page>
);

const Page = ({ children }: { children: ReactNode }) => (
  <Alone>
    <Typography variant="h1" sx={{ mb: 1 }}>
      Forgotten your password?
    </Typography>
    {children}
  </Alone>
);

const BackToSignIn = ({ takesFocus = false }: { takesFocus?: boolean }) => (
  <Button component={Link} to="/sign-in" ref={takesFocus ? focusOn : undefined}>
    Back to the sign-in
  </Button>
);
