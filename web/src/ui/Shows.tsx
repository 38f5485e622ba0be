import { styled } from '@mui/material/styles';
import type { Shows as ShowsLevel } from '@revisit/core/shared';
import type { ReactNode } from 'react';
import { showsWords } from './words.js';

const steps: Record<ShowsLevel, number> = { activity: 1, output: 2, impact: 3 };
const bars = [
  { x: 0, height: 5 },
  { x: 5, height: 8.5 },
  { x: 10, height: 12 },
];

const Row = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 7,
  whiteSpace: 'nowrap',
  '& svg': { flex: 'none', printColorAdjust: 'exact' },
});

/** What evidence shows: a ladder in ink, because it is a kind and not a verdict. */
export const Shows = ({ kind, children }: { kind: ShowsLevel; children?: ReactNode }) => (
  <Row>
    <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden>
      {bars.map(({ x, height }, index) => (
        <rect
          key={x}
          x={x}
          y={12 - height}
          width="4"
          height={height}
          fill="currentColor"
          opacity={index < steps[kind] ? 1 : 0.2}
        />
      ))}
    </svg>
    {children ?? showsWords[kind].title}
  </Row>
);
