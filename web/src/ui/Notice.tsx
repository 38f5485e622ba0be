import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const Bar = styled('div')(({ theme }) => ({
  borderLeft: `4px solid ${theme.palette.text.primary}`,
  padding: '2px 0 2px 12px',
  margin: '12px 0',
  fontSize: '.875rem',
  lineHeight: 1.5,
  maxWidth: '75ch',
  '& > b, & > h1': { display: 'block', font: 'inherit', fontWeight: 'bold' },
  '& .ways': { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 },
}));

/**
 * What went wrong or wants attention: an ink bar, a bold first sentence and a way out, never red.
 * `urgent` reads it out at once; `heads` makes the sentence the heading of a page that holds nothing else.
 */
export const Notice = ({
  title,
  children,
  ways,
  urgent = false,
  heads = false,
}: {
  title: string;
  children?: ReactNode;
  ways?: ReactNode;
  urgent?: boolean;
  heads?: boolean;
}) => (
  <Bar role={urgent ? 'alert' : undefined}>
    {heads ? <h1>{title}</h1> : <b>{title}</b>}
    {children}
    {ways ? <div className="ways">{ways}</div> : null}
  </Bar>
);
