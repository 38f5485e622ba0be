import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import { Remarks } from '../../plans/import/Remarks.js';
import type { AppliedKpiImport, KpiChange, KpiImport } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts, Nothing, SectionHead } from '../../ui/Page.js';
import { TableOfChanges } from '../../ui/TableOfChanges.js';

const fieldWords: Record<string, string> = {
  added: 'New measure',
  measure: 'Words',
  role: 'Responsible',
  frequency: 'How often',
  series: 'New series',
};

const Changes = ({ changes }: { changes: readonly KpiChange[] }) => (
  <TableOfChanges>
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
  </TableOfChanges>
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
