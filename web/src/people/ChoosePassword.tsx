import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { request } from '../app/http.js';
import { problemOf } from '../app/problem.js';
import { Notice } from '../ui/Notice.js';

const shortest = 12;

/** A password, typed twice, for the account of this address; sent to the link at `address`. */
export function ChoosePassword({
  email,
  address,
  onChosen,
}: {
  email: string;
  address: string;
  onChosen: () => void;
}) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async (password: string, again: string) => {
    if (password.length < shortest)
      return setRefusal(`Choose a password of at least ${shortest} characters.`);
    if (password !== again) return setRefusal('The two passwords differ. Type the same one twice.');
    setBusy(true);
    try {
      await request<void>(address, 'POST', { password });
      onChosen();
    } catch (error) {
      setRefusal(problemOf(error).detail);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        void choose(String(form.get('password')), String(form.get('again')));
      }}
    >
      <Stack spacing={2}>
        {refusal ? <Notice urgent title={refusal} /> : null}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          helperText={`At least ${shortest} characters`}
          required
          autoFocus
        />
        <TextField label="The same again" name="again" type="password" autoComplete="new-password" required />
        <div>
          <Button type="submit" variant="contained" color="primary" loading={busy}>
            Set the password
          </Button>
        </div>
      </Stack>
    </form>
  );
}
