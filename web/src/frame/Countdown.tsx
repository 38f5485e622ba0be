import { styled } from '@mui/material/styles';
import { usePlace } from '../app/session.js';
import { count, showDay } from '../ui/format.js';
import { oneColumn } from '../ui/theme.js';

const Words = styled('p')(({ theme }) => ({
  borderLeft: `1px solid ${theme.palette.divider}`,
  padding: '0 16px',
  marginLeft: 6,
  lineHeight: 1.3,
  whiteSpace: 'nowrap',
  '& b': { display: 'block', fontSize: '.875rem', fontWeight: 600 },
  '& span': { fontSize: '.75rem', color: theme.palette.text.secondary },
  [oneColumn]: {
    order: 9,
    width: '100%',
    margin: 0,
    border: 0,
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: '6px 16px',
    background: theme.palette.surface.side,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 10px',
    alignItems: 'baseline',
    whiteSpace: 'normal',
    '& b': { fontSize: '.8125rem' },
  },
}));

/** The window in which the inspectors are expected: how far its end lies ahead or behind. */
export function Countdown() {
  const { expectedBy, daysOverdue } = usePlace().programme.visit;
  const ahead = daysOverdue <= 0;
  return (
    <Words>
      <b>{ahead ? `${count(-daysOverdue, 'day')} left` : `${count(daysOverdue, 'day')} overdue`}</b>
      <span>
        {ahead ? 'Window closes' : 'Window closed'} {showDay(expectedBy)}
      </span>
    </Words>
  );
}
