import { styled } from '@mui/material/styles';
import type { FoundEvidence } from '../../types.js';

const Mark = styled('mark')(({ theme }) => ({
  background: theme.palette.primary.tint,
  color: 'inherit',
  fontWeight: 600,
  boxShadow: `inset 0 -2px ${theme.palette.primary.line}`,
}));

/** Text with the words that were searched for marked: parts, never markup. */
export const Marked = ({ parts }: { parts: FoundEvidence['titleMarks'] }) =>
  parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name and never change places.
    part.marked ? <Mark key={index}>{part.text}</Mark> : <span key={index}>{part.text}</span>,
  );
