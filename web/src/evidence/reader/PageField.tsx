import { styled } from '@mui/material/styles';
import { useState } from 'react';

// No form of its own: the reader may stand inside one.
const Field = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  whiteSpace: 'nowrap',
  '& input': {
    font: 'inherit',
    fontWeight: 600,
    width: '6ch',
    minHeight: 30,
    padding: '2px 6px',
    textAlign: 'center',
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 6,
    background: theme.palette.background.paper,
    color: 'inherit',
  },
}));

/** "Page 4 of 12", of which the 4 can be typed over. */
export function PageField({
  page,
  last,
  onGo,
}: {
  page: number;
  last: number;
  onGo: (page: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number.parseInt(typed ?? '', 10);
    if (wanted > 0) onGo(Math.min(wanted, last));
    setTyped(null);
  };
  return (
    <Field>
      <label>
        Page{' '}
        <input
          inputMode="numeric"
          value={typed ?? page}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={go}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            go();
          }}
        />
      </label>
      <span>of {last}</span>
    </Field>
  );
}
