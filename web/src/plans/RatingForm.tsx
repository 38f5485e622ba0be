import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMay } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Action, Plan, Rating } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { markOfMeaning, Status } from '../ui/Status.js';
import { oneColumn } from '../ui/theme.js';
import { ActionAreas } from './ActionAreas.js';
import { RatingHistory } from './RatingHistory.js';

const Box = styled('div')(({ theme }) => ({
  padding: '4px 16px 16px 62px',
  display: 'grid',
  gap: 12,
  '& > fieldset': { border: 0, padding: 0, minWidth: 0 },
  '& legend': { fontWeight: 600, padding: 0, marginBottom: 7 },
  '& .levels': { display: 'flex', flexWrap: 'wrap', gap: 6 },
  '& .levels label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 7,
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 6,
    padding: '4px 11px',
    minHeight: 34,
    background: theme.palette.background.paper,
    fontWeight: 500,
    cursor: 'pointer',
  },
  '& .levels label:has(:checked)': {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  '& .levels label:has(:focus-visible)': {
    outline: `3px solid ${theme.palette.primary.main}`,
    outlineOffset: 2,
  },
  '& .levels input': { accentColor: theme.palette.primary.main, width: 16, height: 16, margin: 0 },
  '& .acts': { display: 'flex', gap: 8, flexWrap: 'wrap' },
  [oneColumn]: { padding: '10px 12px' },
}));

/** The new rating and the sentence that says why; what was said before; which areas the action serves. */
export function RatingForm({ plan, action, onClose }: { plan: Plan; action: Action; onClose: () => void }) {
  const may = useMay();
  const [code, setCode] = useState(action.rating?.code ?? '');
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const rate = useMove<Rating>({
    said: `Rating of ${action.ref} saved.`,
    onDone: onClose,
    onRefused: setProblem,
  });

  const save = () => {
    if (!code) return setMissing('Choose a rating.');
    if (comment.trim() === '') return setMissing('Say in a sentence why the rating is what it is.');
    setMissing(null);
    rate.mutate({ path: 'ratings', body: { actionId: action.id, code, comment: comment.trim() } });
  };

  return (
    <Box>
      {action.mayRate || action.maySignOff ? (
        <>
          <fieldset>
            <legend>Rate {action.ref}</legend>
            <div className="levels">
              {plan.levels.map((level) => (
                <label key={level.code}>
                  <input
                    type="radio"
                    name={`rating-${action.id}`}
                    checked={code === level.code}
                    onChange={() => setCode(level.code)}
                  />
                  <Status mark={markOfMeaning[level.meaning]} word={level.label} />
                </label>
              ))}
            </div>
          </fieldset>
          <TextField
            multiline
            minRows={2}
            label="What moved, in a sentence"
            value={comment}
            error={missing !== null}
            helperText={missing ?? 'Others will read it on the board and in the pack.'}
            onChange={(event) => setComment(event.target.value)}
          />
          {problem ? <Notice urgent title={problem.detail} /> : null}
          <div className="acts">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="contained" color="primary" loading={rate.isPending} onClick={save}>
              Save rating
            </Button>
          </div>
        </>
      ) : null}
      {may('plans.edit') ? <ActionAreas action={action} /> : null}
      <RatingHistory actionId={action.id} />
    </Box>
  );
}
