import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { readValue, today, valueKinds, valueKindWords } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMay } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { KpiDetail, KpiSeries, KpiValue } from '../../types.js';
import { showDay } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { oneColumn } from '../../ui/theme.js';
import { nameOfSeries } from '../measureWords.js';

const Form = styled('form')(({ theme }) => ({
  background: theme.palette.surface.side,
  borderRadius: 6,
  padding: '14px 16px 16px',
  marginTop: 12,
  display: 'grid',
  gap: 12,
  '& .fields': { display: 'grid', gridTemplateColumns: '170px 170px 1fr', gap: 12, alignItems: 'start' },
  '& .acts': { display: 'flex', gap: 8, flexWrap: 'wrap' },
  [oneColumn]: { '& .fields': { gridTemplateColumns: '1fr' } },
}));

/** How the value will be read, said before it is saved. */
function hintOf(value: string, unit: string): string {
  if (value.trim() === '') return 'A figure, or words such as “tbc”';
  const { number, percent } = readValue(value);
  if (number === null) return 'Kept as words: no figure to compare';
  return `Read as ${number.toLocaleString('en-GB')}${percent ? '%' : unit}`;
}

/** The day the next reading should speak of, unless that is still to come. */
const usualDay = (series: KpiSeries): string => {
  const next = series.expected?.periodEnd;
  return next && next <= today() ? next : today();
};

/**
 * One more reading, entered where it is read; a partner enters targets and comparators here as well. A value of that day that is there already is shown, and put right only when the
 * person says so.
 * @param corrected the value that is to be put right
 */
export function ReadingForm({
  kpi,
  series,
  corrected,
  onClose,
}: {
  kpi: KpiDetail;
  series: KpiSeries;
  corrected: KpiValue | null;
  onClose: () => void;
}) {
  const may = useMay();
  const [kind, setKind] = useState<KpiValue['kind']>('reading');
  const [value, setValue] = useState(corrected?.text ?? '');
  const [asAt, setAsAt] = useState(corrected?.asAt ?? usualDay(series));
  const [source, setSource] = useState(corrected?.source ?? '');
  const [missing, setMissing] = useState<'value' | 'day' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const enter = useMove<KpiValue>({
    said: `${valueKindWords[kind]} of ${kpi.ref} saved.`,
    onDone: onClose,
    onRefused: setProblem,
  });
  const there = problem?.code === 'value-there' ? (problem.current as KpiValue) : undefined;

  const save = (corrects: string | undefined) => {
    if (value.trim() === '') return setMissing('value');
    if (asAt === '') return setMissing('day');
    setMissing(null);
    setProblem(null);
    enter.mutate({
      path: 'readings',
      body: {
        seriesId: series.id,
        kind,
        asAt,
        value: value.trim(),
        source: source.trim(),
        ...(corrects ? { corrects } : {}),
      },
    });
  };

  return (
    <Form
      noValidate
      aria-label={`Enter a reading: ${nameOfSeries(series)}`}
      onSubmit={(event) => {
        event.preventDefault();
        save(corrected && corrected.asAt === asAt ? corrected.id : undefined);
      }}
    >
      {problem ? (
        <Notice
          urgent
          title={problem.detail}
          ways={there ? <Button onClick={() => save(there.id)}>Put it right with mine</Button> : undefined}
        />
      ) : null}
      {may('plans.edit') && !corrected ? (
        <TextField
          select
          label="What it is"
          value={kind}
          onChange={(event) => setKind(event.target.value as KpiValue['kind'])}
          sx={{ maxWidth: 300 }}
        >
          {valueKinds.map((each) => (
            <MenuItem key={each} value={each}>
              {valueKindWords[each]}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      <div className="fields">
        <TextField
          autoFocus
          label="Value"
          value={value}
          error={missing === 'value'}
          helperText={missing === 'value' ? 'Say what it reads.' : hintOf(value, kpi.unit)}
          onChange={(event) => setValue(event.target.value)}
        />
        <TextField
          type="date"
          label="Last day it speaks of"
          value={asAt}
          error={missing === 'day'}
          helperText={missing === 'day' ? 'Choose the day.' : undefined}
          onChange={(event) => setAsAt(event.target.value)}
          slotProps={{ htmlInput: kind === 'reading' ? { max: today() } : {} }}
        />
        <TextField
          label="Where it comes from"
          value={source}
          helperText="A report or a return people can find again"
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
      {corrected ? (
        <p style={{ fontSize: '.875rem' }}>
          It puts right {corrected.text || 'an empty value'} of {showDay(corrected.asAt)}, which stays in the
          history.
        </p>
      ) : null}
      <div className="acts">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={enter.isPending}>
          {kind === 'reading' ? 'Save reading' : 'Save'}
        </Button>
      </div>
    </Form>
  );
}
