import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { today, travelWords, verdictWords } from '@revisit/core/shared';
import { useState } from 'react';
import type { KpiDetail, KpiSeries, KpiValue } from '../../types.js';
import { showDay } from '../../ui/format.js';
import { Nothing, SectionHead } from '../../ui/Page.js';
import { Status } from '../../ui/Status.js';
import { tabular } from '../../ui/theme.js';
import { chartLines } from '../chart/chartLines.js';
import { MeasureChart } from '../chart/MeasureChart.js';
import { chartSentence, markOfVerdict, nameOfSeries } from '../measureWords.js';
import { ReadingForm } from './ReadingForm.js';
import { ValueTable } from './ValueTable.js';

const Now = styled('div')(({ theme }) => ({
  ...tabular,
  display: 'flex',
  flexWrap: 'wrap',
  gap: '2px 22px',
  alignItems: 'baseline',
  paddingTop: 10,
  fontSize: '.875rem',
  '& .figure': { fontSize: '1.5rem', fontWeight: 600, letterSpacing: '-.02em', lineHeight: 1.25 },
  '& .words': { fontSize: '1.125rem', fontWeight: 600 },
  '& .when': { color: theme.palette.text.secondary },
}));

const Standing = ({ series }: { series: KpiSeries }) => (
  <Now>
    {series.latest ? (
      <span>
        <span className={series.latest.number === null ? 'words' : 'figure'}>{series.latest.text}</span>{' '}
        <span className="when">{series.latest.period || showDay(series.latest.asAt)}</span>
      </span>
    ) : (
      <span className="words">No reading yet</span>
    )}
    <Status
      mark={markOfVerdict[series.verdict]}
      word={`${verdictWords[series.verdict]}${series.target ? `: ${series.target.text}` : ''}`}
    />
    {series.figures.length > 1 ? <span>{travelWords[series.travel]}</span> : null}
    {series.expected ? (
      <span>
        {series.overdue ? <b>Reading overdue since {showDay(series.expected.dueBy)}</b> : null}
        {series.overdue ? null : `Next reading for ${showDay(series.expected.periodEnd)}`}
      </span>
    ) : null}
  </Now>
);

/** One series: where it stands, its course, every value, and the place to enter the next. */
export function SeriesSection({ kpi, series }: { kpi: KpiDetail; series: KpiSeries }) {
  const [entering, setEntering] = useState<{ corrected: KpiValue | null } | null>(null);
  const values = kpi.values.filter((value) => value.seriesId === series.id);
  const lines = chartLines(values, today(), kpi.frequencyMonths);
  const name = nameOfSeries(series);
  return (
    <Box component="section" sx={{ mb: '36px' }} aria-label={name}>
      <SectionHead
        title={name}
        beside={
          kpi.mayEnter && !entering ? (
            <Button size="small" onClick={() => setEntering({ corrected: null })}>
              Enter a reading
            </Button>
          ) : undefined
        }
      />
      <Standing series={series} />
      {entering ? (
        <ReadingForm
          key={entering.corrected?.id ?? 'new'}
          kpi={kpi}
          series={series}
          corrected={entering.corrected}
          onClose={() => setEntering(null)}
        />
      ) : null}
      {lines ? (
        <MeasureChart lines={lines} title={chartSentence(name, series)} unit={kpi.unit} />
      ) : (
        <Nothing title="No figure yet.">A chart is drawn from the first figure on.</Nothing>
      )}
      {values.length > 0 ? (
        <ValueTable
          values={values}
          name={name}
          onCorrect={kpi.mayEnter ? (corrected) => setEntering({ corrected }) : null}
        />
      ) : null}
    </Box>
  );
}
