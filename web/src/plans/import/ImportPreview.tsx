import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { AppliedPlanImport, PlanImport } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts } from '../../ui/Page.js';
import { ChangesTable, changeSummary } from '../ChangesTable.js';
import { ColumnsForm } from './ColumnsForm.js';
import { ScaleForm } from './ScaleForm.js';

/** What a file would do, what it needs to be told, and the button that does it. */
export function ImportPreview({
  preview,
  onPreview,
  onApplied,
}: {
  preview: PlanImport;
  onPreview: (preview: PlanImport) => void;
  onApplied: (applied: AppliedPlanImport) => void;
}) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const path = `plans/import/${preview.token}`;
  const answer = useMove<PlanImport>({ onDone: onPreview, onRefused: setProblem });
  const apply = useMove<AppliedPlanImport>({ onDone: onApplied, onRefused: setProblem });
  const say = (body: object) => {
    setProblem(null);
    answer.mutate({ path: `${path}/answers`, body });
  };
  const { counts, changes = [], warnings = [], columns = [], needs = [], scale } = preview;
  const asked = columns.filter(
    (each) => needs.includes('columns') || each.columns.some(({ field }) => field === null),
  );
  const unknown = scale?.levels ?? [];
  return (
    <>
      <h2>
        {preview.mode === 'new' ? 'A new plan' : `The next edition of “${preview.plan?.title}”`}:{' '}
        {preview.title}
      </h2>
      {counts ? (
        <p>
          {count(counts.sections, 'section')}, {count(counts.actionAreas, 'action area')},{' '}
          <b>{count(counts.actions, 'action')}</b>. Ratings:{' '}
          {Object.entries(counts.ratings)
            .map(([code, number]) => `${code === 'none' ? 'not rated' : code} ${number}`)
            .join(', ')}
          .
        </p>
      ) : null}
      {problem ? <Notice urgent title={problem.detail} /> : null}
      {asked.map((each) => (
        <ColumnsForm
          key={each.signature}
          columns={each}
          busy={answer.isPending}
          onSay={(said) => say({ columns: [said] })}
        />
      ))}
      {needs.includes('scale') ? (
        <ScaleForm levels={unknown} busy={answer.isPending} onSay={(levels) => say({ levels })} />
      ) : null}
      {warnings.length > 0 ? (
        <details open={warnings.length <= 5}>
          <summary>{count(warnings.length, 'thing')} to look at</summary>
          <ul>
            {warnings.map(({ place, message }) => (
              <li key={`${place} ${message}`}>
                <b>{place}</b>: {message}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {preview.mode === 'edition' && needs.length === 0 ? (
        <section aria-label="What would change">
          <h3>What would change</h3>
          {changes.length > 0 ? <p>{changeSummary(changes)}.</p> : null}
          <ChangesTable changes={changes} />
        </section>
      ) : null}
      <Acts sx={{ mt: 2 }}>
        <Button
          variant="contained"
          disabled={needs.length > 0}
          loading={apply.isPending}
          onClick={() => {
            setProblem(null);
            apply.mutate({ path: `${path}/apply` });
          }}
        >
          {preview.mode === 'new' ? 'Make this plan' : `Apply ${count(changes.length, 'change')}`}
        </Button>
        <span>Nothing has been changed yet.</span>
      </Acts>
    </>
  );
}
