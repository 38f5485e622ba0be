import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { showDay, showMonth } from '../../ui/format.js';
import { tabular } from '../../ui/theme.js';
import type { ChartLines, Level } from './chartLines.js';
import { monthMarks, scaleOf, ticksOf } from './scale.js';
import { useWidth } from './useWidth.js';

const Figure = styled('figure')(({ theme }) => ({
  ...tabular,
  margin: '12px 0 4px',
  '& svg': { display: 'block', overflow: 'visible' },
  '& .axis': { stroke: theme.palette.divider, strokeWidth: 1 },
  '& .base': { stroke: theme.palette.edge, strokeWidth: 1 },
  '& text': { fontSize: 12, fill: theme.palette.text.secondary, fontFamily: theme.typography.fontFamily },
  '& .reading': { stroke: theme.palette.primary.main, strokeWidth: 2.25, fill: 'none' },
  '& .point': { fill: theme.palette.primary.main, stroke: theme.palette.background.paper, strokeWidth: 1.5 },
  '& .target': { stroke: theme.palette.text.primary, strokeWidth: 1.75, strokeDasharray: '7 4' },
  '& .national': {
    stroke: theme.palette.text.secondary,
    strokeWidth: 1.75,
    strokeDasharray: '1.5 4',
    strokeLinecap: 'round',
  },
  '& .neighbours': { stroke: theme.palette.text.secondary, strokeWidth: 1.5, strokeDasharray: '9 4 1.5 4' },
  '& .key': { display: 'flex', flexWrap: 'wrap', gap: '2px 18px', fontSize: '.8125rem', paddingBottom: 6 },
  '& .key li': { display: 'inline-flex', alignItems: 'center', gap: 7 },
}));

const height = 196;

const Sample = ({ kind }: { kind: string }) => (
  <svg width="26" height="10" aria-hidden>
    <line className={kind} x1="0" x2="26" y1="5" y2="5" />
    {kind === 'reading' ? <circle className="point" cx="13" cy="5" r="4" /> : null}
  </svg>
);

const named = (name: string, { text, period }: Level) => `${name}: ${text}${period ? ` (${period})` : ''}`;

/** The readings as a line, with what was aimed at and how others do. Everything in it stands in the table below it as well. */
export function MeasureChart({ lines, title, unit }: { lines: ChartLines; title: string; unit: string }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const titleId = useId();
  const { readings, runs, targets, neighbours, national } = lines;
  const aim = targets.at(-1);
  const levels = [
    ...targets.map((level) => ({ ...level, kind: 'target' })),
    ...(national ? [{ ...national, kind: 'national' }] : []),
    ...(neighbours ? [{ ...neighbours, kind: 'neighbours' }] : []),
  ];
  const ticks = ticksOf([...readings, ...levels].map(({ number }) => number));
  const labels = ticks.map((tick) => `${tick.toLocaleString('en-GB')}${unit}`);
  const left = Math.max(...labels.map((label) => label.length)) * 7.2 + 8;
  const box = { left, right: Math.max(width - 8, left + 1), top: 10, bottom: height - 24 };
  const { x, y } = scaleOf(box, [lines.from, lines.to], ticks);
  const marks = monthMarks(lines.from, lines.to, Math.max(2, Math.floor(width / 90)));
  const years = marks.every((mark) => mark.slice(5) === '01-01');
  return (
    <Figure aria-labelledby={titleId}>
      <ul className="key">
        {readings.length > 0 ? (
          <li>
            <Sample kind="reading" /> Readings
          </li>
        ) : null}
        {aim ? (
          <li>
            <Sample kind="target" /> {named('Target', aim)}
          </li>
        ) : null}
        {national ? (
          <li>
            <Sample kind="national" /> {named('National', national)}
          </li>
        ) : null}
        {neighbours ? (
          <li>
            <Sample kind="neighbours" /> {named('Statistical neighbours', neighbours)}
          </li>
        ) : null}
      </ul>
      <div ref={ref}>
        {width > 0 ? (
          <svg width={width} height={height} role="img" aria-labelledby={titleId}>
            <title id={titleId}>{title}</title>
            {ticks.map((tick, index) => (
              <g key={tick}>
                <line
                  className={index === 0 ? 'base' : 'axis'}
                  x1={left}
                  x2={box.right}
                  y1={y(tick)}
                  y2={y(tick)}
                />
                <text x={left - 8} y={y(tick) + 4} textAnchor="end">
                  {labels[index]}
                </text>
              </g>
            ))}
            {marks.map((mark) => (
              <g key={mark}>
                <line className="base" x1={x(mark)} x2={x(mark)} y1={box.bottom} y2={box.bottom + 5} />
                <text x={x(mark)} y={box.bottom + 19} textAnchor="middle">
                  {years ? mark.slice(0, 4) : showMonth(mark)}
                </text>
              </g>
            ))}
            {levels.map((level) => (
              <line
                key={`${level.kind} ${level.asAt}`}
                className={level.kind}
                x1={x(level.from)}
                x2={x(level.to)}
                y1={y(level.number)}
                y2={y(level.number)}
              />
            ))}
            {runs.map((run) => (
              <polyline
                key={run[0]?.asAt}
                className="reading"
                points={run
                  .map(({ asAt, number }) => `${x(asAt).toFixed(1)},${y(number).toFixed(1)}`)
                  .join(' ')}
              />
            ))}
            {readings.map(({ asAt, number }) => (
              <circle key={asAt} className="point" cx={x(asAt)} cy={y(number)} r="4.5">
                <title>{`${showDay(asAt)}: ${number.toLocaleString('en-GB')}${unit}`}</title>
              </circle>
            ))}
          </svg>
        ) : null}
      </div>
    </Figure>
  );
}
