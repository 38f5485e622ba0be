import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { digestDays, digestHours } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import type { DigestChoice } from '../types.js';
import { andList } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { SectionHead } from '../ui/Page.js';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const hours = Array.from(
  { length: digestHours.last - digestHours.first + 1 },
  (_, index) => digestHours.first + index,
);
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** What a choice comes to, in a sentence. */
function inWords(days: number[], hour: number): string {
  if (days.length === 0) return 'No message comes. What waits for you stands on your to-do page.';
  const on = days.length === dayNames.length ? 'every working day' : `on ${andList(days.map(nameOf))}`;
  return `It comes ${on} from ${clock(hour)}, when there is something new to say. Bank holidays are left out.`;
}
const nameOf = (day: number) => dayNames[day - 1] ?? '';

/** On which days the daily message comes, and from which hour. */
export function DigestChoiceForm({ choice }: { choice: DigestChoice }) {
  const [days, setDays] = useState(choice.days);
  const [hour, setHour] = useState(choice.hour);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = useMove({ said: 'Saved.', onRefused: setProblem });
  const toggle = (day: number) =>
    setDays(days.includes(day) ? days.filter((each) => each !== day) : [...days, day].sort());
  return (
    <Box
      component="section"
      aria-labelledby="daily-message"
      sx={{ mt: 3, maxWidth: 640, '& fieldset.days': { border: 0, p: 0, m: 0, mt: 2 } }}
    >
      <SectionHead id="daily-message" title="Daily message" />
      <Typography sx={{ mt: 1 }}>
        One message of what waits for you, to {choice.address}. What you were told before comes back after
        longer and longer pauses.
      </Typography>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setProblem(null);
          save.mutate({
            path: 'digest-choice',
            method: 'PUT',
            version: choice.version,
            body: { days, hour },
          });
        }}
      >
        <fieldset className="days">
          <Typography component="legend" sx={{ fontWeight: 600, p: 0 }}>
            On these days
          </Typography>
          {digestDays.map((day) => (
            <FormControlLabel
              key={day}
              control={<Checkbox checked={days.includes(day)} onChange={() => toggle(day)} />}
              label={nameOf(day)}
            />
          ))}
        </fieldset>
        <TextField
          select
          label="From"
          value={hour}
          onChange={(event) => setHour(Number(event.target.value))}
          disabled={days.length === 0}
          sx={{ mt: 2, minWidth: 140 }}
        >
          {hours.map((each) => (
            <MenuItem key={each} value={each}>
              {clock(each)}
            </MenuItem>
          ))}
        </TextField>
        <Typography role="status" sx={{ my: 2, color: 'text.secondary' }}>
          {inWords(days, hour)}
        </Typography>
        {problem ? <Notice urgent title={problem.detail} /> : null}
        <Button type="submit" variant="contained" color="primary" loading={save.isPending}>
          Save
        </Button>
      </form>
    </Box>
  );
}
