import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { request } from '../../app/http.js';
import { type Problem, problemOf } from '../../app/problem.js';
import type { NomineeAnswered, NomineeAsked } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { refusedField, useRefusedForm } from '../../ui/refusedForm.js';

type Choice = 'accept' | 'decline' | 'suggest';

/** Where the API finds what a field holds. */
const paths = {
  availability: 'availability',
  reason: 'reason',
  name: 'suggestion.name',
  jobTitle: 'suggestion.jobTitle',
  contact: 'suggestion.contact',
};

const chooseFirst: Problem = {
  title: 'Something has to be put right first.',
  status: 422,
  code: 'no-answer-chosen',
  detail: 'Choose an answer first.',
  errors: [{ path: 'answer', message: 'Choose an answer first.' }],
};

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
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRefusedForm(problem, busy);
  const field = (name: keyof typeof empty) => ({
    value: fields[name],
    ...refusedField(problem, paths[name]),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.target.value }),
  });
  const send = async () => {
    // A new object each time: whoever presses again is led to the answers again.
    if (!choice) return setProblem({ ...chooseFirst });
    setProblem(null);
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
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const unchosen = refusedField(problem, 'answer');
  return (
    <form
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Typography variant="h2" id="answer" sx={{ mt: 3, mb: 0.5 }}>
        {asked.goesTo === 'supporter' ? `${asked.name}’s answer` : 'Your answer'}
      </Typography>
      <Stack spacing={2}>
        {problem && !unchosen.error ? <Notice urgent title={problem.detail} /> : null}
        <FormControl error={unchosen.error}>
          <RadioGroup
            aria-labelledby="answer"
            aria-invalid={unchosen.error || undefined}
            aria-describedby={unchosen.error ? 'answer-why' : undefined}
            value={choice ?? ''}
            onChange={(_, value) => {
              setChoice(value as Choice);
              setProblem(null);
            }}
          >
            <FormControlLabel value="accept" control={<Radio />} label="Yes, I would come" />
            <FormControlLabel value="decline" control={<Radio />} label="No, I would rather not" />
            <FormControlLabel value="suggest" control={<Radio />} label="No, but I know somebody who could" />
          </RadioGroup>
          {unchosen.error ? <FormHelperText id="answer-why">{unchosen.helperText}</FormHelperText> : null}
        </FormControl>
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
              {...field('name')}
              helperText={field('name').helperText ?? 'Ask them first whether you may name them.'}
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
