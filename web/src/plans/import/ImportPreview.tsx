import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { AppliedPlanImport, PlanImport } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts, SectionHead } from '../../ui/Page.js';
import { ChangesTable, changeSummary } from '../ChangesTable.js';
import { ColumnsForm } from './ColumnsForm.js';
import { DetailsForm } from './DetailsForm.js';
import { Remarks } from './Remarks.js';
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
  // What the scale knows already is not asked again.
  const unknown = (scale?.levels ?? []).filter(({ meaning }) => meaning === null);
  return (
    <>
      <SectionHead
        title={
          preview.mode === 'new' ? `A new plan: ${preview.title}` : `An edition of “${preview.plan?.title}”`
        }
        beside={preview.fileName}
      />
      {counts ? (
        <Typography sx={{ my: 1.5 }}>
          {count(counts.sections, 'section')}, {count(counts.actionAreas, 'action area')},{' '}
          <b>{count(counts.actions, 'action')}</b>. Ratings:{' '}
          {Object.entries(counts.ratings)
            .map(([code, number]) => `${code === 'none' ? 'not rated' : code} ${number}`)
            .join(', ')}
          .
        </Typography>
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
      <DetailsForm preview={preview} busy={answer.isPending} onSay={say} />
      {needs.includes('scale') ? (
        <ScaleForm levels={unknown} busy={answer.isPending} onSay={(levels) => say({ levels })} />
      ) : null}
      {warnings.length > 0 ? <Remarks remarks={warnings} /> : null}
      <Acts sx={{ my: 2 }}>
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
        <span>
          {needs.length > 0 ? 'First answer the questions above. ' : ''}Nothing has been changed yet.
        </span>
      </Acts>
      {preview.mode === 'edition' && needs.length === 0 ? (
        <section aria-label="What would change">
          <SectionHead
            title="What would change"
            beside={changes.length > 0 ? changeSummary(changes) : undefined}
          />
          <ChangesTable changes={changes} />
        </section>
      ) : null}
    </>
  );
}
