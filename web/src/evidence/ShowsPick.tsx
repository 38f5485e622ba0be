import { styled } from '@mui/material/styles';
import { type Shows as ShowsLevel, showsLevels } from '@revisit/core/shared';
import { useId } from 'react';
import { Shows } from '../ui/Shows.js';
import { oneColumn } from '../ui/theme.js';
import { showsWords } from '../ui/words.js';

const Pick = styled('fieldset')(({ theme }) => ({
  border: 0,
  padding: 0,
  minWidth: 0,
  '& legend': { fontSize: '.875rem', fontWeight: 600, padding: 0, marginBottom: 5 },
  '& .choices': { display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 8 },
  '& label': {
    display: 'flex',
    gap: 9,
    alignItems: 'flex-start',
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 6,
    padding: '9px 11px',
    background: theme.palette.background.paper,
    fontSize: '.875rem',
    lineHeight: 1.4,
    cursor: 'pointer',
  },
  '& label:has(:checked)': {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  '& label:has(:focus-visible)': { outline: `3px solid ${theme.palette.primary.main}`, outlineOffset: 2 },
  '& input': {
    accentColor: theme.palette.primary.main,
    width: 16,
    height: 16,
    margin: '2px 0 0',
    flex: 'none',
  },
  '& input:focus-visible': { outline: 'none' },
  '& b': { fontWeight: 600 },
  '& small': { display: 'block', fontSize: '.8125rem', color: theme.palette.text.secondary },
  [oneColumn]: { '& .choices': { gridTemplateColumns: '1fr' } },
}));

/** Activity, output or impact, each with what it means in a few words. */
export function ShowsPick({
  value,
  onChange,
}: {
  value: ShowsLevel | '';
  onChange: (value: ShowsLevel) => void;
}) {
  const name = useId();
  return (
    <Pick>
      <legend>What it shows</legend>
      <div className="choices">
        {showsLevels.map((level) => (
          <label key={level}>
            <input type="radio" name={name} checked={value === level} onChange={() => onChange(level)} />
            <span>
              <Shows kind={level}>
                <b>{showsWords[level].title}</b>
              </Shows>
              <small>{showsWords[level].hint}</small>
            </span>
          </label>
        ))}
      </div>
    </Pick>
  );
}
