import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useId } from 'react';
import type { Action, Plan } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { markOfMeaning, Status } from '../ui/Status.js';
import { oneColumn } from '../ui/theme.js';
import type { useRate } from './useRate.js';
import { WhatChanged } from './WhatChanged.js';

const Fields = styled('div')(({ theme }) => ({
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
  '& .explanation': {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 190px',
    gap: 12,
    [oneColumn]: { gridTemplateColumns: '1fr' },
  },
}));

/** The levels as choices, the sentence, and what a red or overdue action has to explain. Ctrl and Enter save. */
export function RatingFields({
  plan,
  action,
  rate,
}: {
  plan: Plan;
  action: Action;
  rate: ReturnType<typeof useRate>;
}) {
  const id = useId();
  const { draft, set, asks, missing, problem } = rate;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) rate.save();
  };
  return (
    <Fields onKeyDown={onKeyDown}>
      <fieldset aria-describedby={missing.code ? `${id}-code` : undefined}>
        <legend>Rate {action.ref}</legend>
        <div className="levels">
          {plan.levels.map((level) => (
            <label key={level.code}>
              <input
                type="radio"
                name={`rating-${action.id}`}
                checked={draft.code === level.code}
                onChange={() => set({ code: level.code })}
              />
              <Status mark={markOfMeaning[level.meaning]} word={level.label} />
            </label>
          ))}
        </div>
        {missing.code ? <Notice title={missing.code} /> : null}
      </fieldset>
      {asks.signOff ? (
        <p>A completed action waits for the signature of a senior officer and keeps its rating until then.</p>
      ) : null}
      <TextField
        multiline
        minRows={2}
        label={`What moved in ${action.ref}, in a sentence`}
        value={draft.comment}
        error={missing.comment !== undefined}
        helperText={missing.comment ?? 'Others will read it on the board and in the pack.'}
        onChange={(event) => set({ comment: event.target.value })}
      />
      {asks.explanation ? (
        <div className="explanation">
          <TextField
            multiline
            label="Why it is late or at risk"
            value={draft.reason}
            error={missing.reason !== undefined}
            helperText={missing.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
          <TextField
            multiline
            label="What it needs to recover"
            value={draft.recovery}
            error={missing.recovery !== undefined}
            helperText={missing.recovery}
            onChange={(event) => set({ recovery: event.target.value })}
          />
          <TextField
            type="date"
            label="New date"
            value={draft.newDueOn}
            error={missing.newDueOn !== undefined}
            helperText={missing.newDueOn}
            onChange={(event) => set({ newDueOn: event.target.value })}
          />
        </div>
      ) : null}
      {problem ? (
        <Notice urgent title={problem.detail}>
          {problem.code === 'stale-version' ? <WhatChanged current={problem.current as Action} /> : null}
        </Notice>
      ) : null}
    </Fields>
  );
}
