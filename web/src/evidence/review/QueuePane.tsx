import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EvidenceRow } from '../../types.js';
import { showAreas, waited } from '../../ui/format.js';
import { oneColumn } from '../../ui/theme.js';
import { sourceWords } from '../../ui/words.js';

const Pane = styled('section')(({ theme }) => ({
  '& .head': {
    padding: '16px 16px 10px',
    position: 'sticky',
    top: 0,
    background: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& .head p': { fontSize: '.8125rem', color: theme.palette.text.secondary },
  '& h1': { fontSize: '1.125rem' },
  '& a': {
    display: 'block',
    padding: '11px 16px 12px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    color: 'inherit',
    textDecoration: 'none',
    fontSize: '.875rem',
    lineHeight: 1.4,
  },
  '& a:hover': { background: theme.palette.surface.side },
  '& a:focus-visible': { outlineOffset: -3 },
  '& a[aria-current]': {
    background: theme.palette.primary.tint,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  '& b': { display: 'block', fontWeight: 550 },
  '& .beside': {
    display: 'flex',
    justifyContent: 'space-between',
    gap: 8,
    marginTop: 2,
    fontSize: '.8125rem',
    color: theme.palette.text.secondary,
  },
  // On a phone only the open one: the queue is walked with Next.
  [oneColumn]: { '& .head': { position: 'static' }, '& li:not(:has([aria-current]))': { display: 'none' } },
}));

export function QueuePane({
  rows,
  total,
  morning,
  current,
  addressOf,
  filters,
  foot,
}: {
  rows: readonly EvidenceRow[];
  total: number;
  morning: number | null;
  current: string;
  addressOf: (id: string) => URLSearchParams;
  filters: ReactNode;
  foot: ReactNode;
}) {
  const at = rows.findIndex((row) => row.id === current);
  return (
    <Pane aria-label="Queue">
      <div className="head">
        <Typography variant="h1">{total} to review</Typography>
        <p aria-live="polite">
          {at === -1 ? 'Not in this part of the queue' : `${at + 1} of ${total}`}
          {morning !== null && morning > total ? `, was ${morning} this morning` : ''}
        </p>
        {filters}
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`?${addressOf(row.id)}`} replace aria-current={row.id === current ? 'true' : undefined}>
              <b>{row.title}</b>
              <span className="beside">
                <span>
                  {showAreas(row.areas)} · {sourceWords[row.source]}
                </span>
                <span>{row.submittedAt ? waited(row.submittedAt) : ''}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {foot}
    </Pane>
  );
}
