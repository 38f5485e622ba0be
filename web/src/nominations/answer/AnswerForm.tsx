import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { request } from '../../app/http.js';
import { problemOf } from '../../app/problem.js';
import type { NomineeAnswered, NomineeAsked } from '../../types.js';
import { Notice } from '../../ui/Notice.js';

type Choice = 'accept' | 'decline' | 'suggest';

const empty = { availability: '', reason: '', name: '', jobTitle: '', contact: '' };

/** Yes, no with a reason, or no with somebody else in mind. Nothing is sent before the button is pressed. */
export function AnswerForm({
  asked,
  link,
  onAnswered,
}: {
  asked: NomineeAsked;
  link: string;
  onAnswered: (answer: 'accept' | 'decline') => void;
}) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [fields, setFields] = useState(empty);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = (name: keyof typeof empty) => ({
    value: fields[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.target.value }),
  });
  const send = async () => {
    if (!choice) return setRefusal('Choose an answer first.');
    setRefusal(null);
    setBusy(true);
    const { availability, reason, ...suggestion } = fields;
    try {
      const { answer } = await request<NomineeAnswered>(`${link}/answer`, 'POST', {
        answer: choice === 'accept' ? 'accept' : 'decline',
        ...(choice === 'accept' ? { availability } : { reason }),
        ...(choice === 'suggest' ? { suggestion } : {}),
      });
      onAnswered(answer);
    } catch (error) {
      setRefusal(problemOf(error).detail);
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Typography variant="h2" id="answer" sx={{ mt: 3, mb: 0.5 }}>
        {asked.goesTo === 'supporter' ? `${asked.name}’s answer` : 'Your answer'}
      </Typography>
      <Stack spacing={2}>
        {refusal ? <Notice urgent title={refusal} /> : null}
        <RadioGroup
          aria-labelledby="answer"
          value={choice ?? ''}
          onChange={(_, value) => setChoice(value as Choice)}
        >
          <FormControlLabel value="accept" control={<Radio />} label="Yes, I would come" />
          <FormControlLabel value="decline" control={<Radio />} label="No, I would rather not" />
          <FormControlLabel value="suggest" control={<Radio />} label="No, but I know somebody who could" />
        </RadioGroup>
        {choice === 'accept' ? (
          <TextField
            multiline
            label="Days or times that suit, or what you would need (if you like)"
            {...field('availability')}
          />
        ) : null}
        {choice === 'decline' || choice === 'suggest' ? (
          <TextField
            multiline
            minRows={2}
            label="Why it does not suit (a few words help us)"
            {...field('reason')}
          />
        ) : null}
        {choice === 'suggest' ? (
          <>
            <TextField
              required
              label="Their name"
              helperText="Ask them first whether you may name them."
              {...field('name')}
            />
            <TextField label="Who they are" {...field('jobTitle')} />
            <TextField required label="How we can reach them" {...field('contact')} />
          </>
        ) : null}
        <div>
          <Button type="submit" variant="contained" color="primary" loading={busy}>
            Send the answer
          </Button>
        </div>
      </Stack>
    </form>
  );
}
