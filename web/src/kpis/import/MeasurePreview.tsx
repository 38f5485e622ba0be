import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import { Remarks } from '../../plans/import/Remarks.js';
import type { AppliedKpiImport, KpiChange, KpiImport } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts, Nothing, SectionHead } from '../../ui/Page.js';
import { oneColumn } from '../../ui/theme.js';

const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: '.875rem',
  '& th, & td': {
    textAlign: 'left',
    verticalAlign: 'top',
    padding: '6px 12px 6px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& tbody th': { whiteSpace: 'nowrap' },
  '& del': { color: theme.palette.text.secondary },
  '& ins': { textDecoration: 'none', fontWeight: 600 },
  [oneColumn]: {
    '& thead': { display: 'none' },
    '& tr': { display: 'block', borderBottom: `1px solid ${theme.palette.divider}`, padding: '8px 0' },
    '& th, & td': { display: 'block', border: 0, padding: '1px 0' },
  },
}));

const fieldWords: Record<string, string> = {
  added: 'New measure',
  measure: 'Words',
  role: 'Responsible',
  frequency: 'How often',
  series: 'New series',
};

const Changes = ({ changes }: { changes: readonly KpiChange[] }) => (
  <Table>
    <thead>
      <tr>
        <th scope="col">Ref</th>
        <th scope="col">What</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
      </tr>
    </thead>
    <tbody>
      {changes.map((change) => (
        <tr key={`${change.ref} ${change.series} ${change.field}`}>
          <th scope="row">{change.ref}</th>
          <td>
            {fieldWords[change.field] ?? change.field}
            {change.series && change.field !== 'series' ? `, ${change.series}` : ''}
          </td>
          <td>{change.from === null ? '–' : <del>{change.from}</del>}</td>
          <td>
            <ins>{change.to}</ins>
          </td>
        </tr>
      ))}
    </tbody>
  </Table>
);

/** What a file would do to the measures, and the button that does it. */
export function MeasurePreview({
  preview,
  onOvertaken,
  onApplied,
}: {
  preview: KpiImport;
  onOvertaken: () => void;
  onApplied: (applied: AppliedKpiImport) => void;
}) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const apply = useMove<AppliedKpiImport>({ onDone: onApplied, onRefused: setProblem });
  const { counts, changes = [], warnings = [] } = preview;
  return (
    <>
      <SectionHead title="What would change" beside={preview.fileName} />
      {counts ? (
        <Typography sx={{ my: 1.5 }}>
          The file holds <b>{count(counts.measures, 'measure')}</b> in{' '}
          {count(counts.series, 'series', 'series')}: {count(counts.figures, 'figure')}, and{' '}
          {count(counts.values - counts.figures, 'value')} in words that are kept as they are.
        </Typography>
      ) : null}
      {problem ? (
        <Notice
          urgent
          title={problem.detail}
          ways={
            problem.code === 'measures-changed' ? (
              <Button onClick={onOvertaken}>Look at it as it is now</Button>
            ) : undefined
          }
        />
      ) : null}
      {warnings.length > 0 ? <Remarks remarks={warnings} /> : null}
      {changes.length === 0 ? (
        <Nothing title="Nothing differs.">The programme says what this file says.</Nothing>
      ) : (
        <>
          <Acts sx={{ my: 2 }}>
            <Button
              variant="contained"
              color="primary"
              loading={apply.isPending}
              onClick={() => {
                setProblem(null);
                apply.mutate({
                  path: `kpis/import/${preview.token}/apply`,
                  body: { stood: preview.stood },
                });
              }}
            >
              Apply {count(changes.length, 'change')}
            </Button>
            <span>Nothing has been changed yet.</span>
          </Acts>
          <Changes changes={changes} />
        </>
      )}
    </>
  );
}
