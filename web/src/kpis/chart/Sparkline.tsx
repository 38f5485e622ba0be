import { styled } from '@mui/material/styles';
import type { KpiSeries } from '../../types.js';
import { runsOf } from './chartLines.js';
import { scaleOf } from './scale.js';

const Line = styled('svg')(({ theme }) => ({
  color: theme.palette.text.secondary,
  flex: 'none',
  '& .last': { color: theme.palette.text.primary },
}));

const box = { left: 3, right: 85, top: 4, bottom: 20 };

/** The course of a series at a glance. What it says stands beside it in words, so it is not read out. */
export function Sparkline({
  figures: all,
  frequencyMonths,
}: {
  figures: KpiSeries['figures'];
  frequencyMonths: number | null;
}) {
  // Older readings than a gap are on the measure's page.
  const figures = runsOf(all, frequencyMonths).at(-1) ?? [];
  const last = figures.at(-1);
  if (!last || figures.length < 2) return null;
  const numbers = figures.map(({ number }) => number);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const { x, y } = scaleOf(
    box,
    figures.map(({ asAt }) => asAt),
    low === high ? [low - 1, high + 1] : [low, high],
  );
  return (
    <Line width="88" height="24" viewBox="0 0 88 24" aria-hidden>
      <polyline
        points={figures.map(({ asAt, number }) => `${x(asAt).toFixed(1)},${y(number).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle className="last" cx={x(last.asAt)} cy={y(last.number)} r="2.6" fill="currentColor" />
    </Line>
  );
}
