import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetOne, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import { ActionPick } from '../evidence/ActionPick.js';
import type { Plan } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { Acts, PageHead } from '../ui/Page.js';
import { PlaceLink, useAddress } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';

/** What a plan is called, and which actions of another plan it is the accelerated plan of. */
export function AboutPlanPage() {
  const { planId = '' } = useParams();
  const { data, isPending, error, refetch } = useGetOne<Plan>('plans', { id: planId });
  if (isPending) return <Waiting what="Opening the plan" />;
  if (!data) return <Trouble whole title="The plan can’t be shown." error={error} again={refetch} />;
  return (
    <>
      <PageHead
        crumb={<PlaceLink to={`/plan?plan=${planId}`}>Plan</PlaceLink>}
        title="About this plan"
        lead="Its actions come from its file; what it is called and where it belongs is said here."
      />
      <AboutPlan key={data.version} plan={data} />
    </>
  );
}

function AboutPlan({ plan }: { plan: Plan }) {
  const address = useAddress();
  const navigate = useNavigate();
  const notify = useNotify();
  const [said, setSaid] = useState({
    title: plan.title,
    edition: plan.edition,
    mappingNote: plan.mappingNote,
    parentActionIds: (plan.parent?.actions ?? []).map(({ id }) => id),
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({
    onRefused: setProblem,
    onDone: () => {
      notify('Saved.', { type: 'info' });
      void navigate(address(`/plan?plan=${plan.id}`));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        change.mutate({ path: `plans/${plan.id}`, method: 'PUT', version: plan.version, body: said });
      }}
      style={{ display: 'grid', gap: 16, maxWidth: 640, marginTop: 16 }}
    >
      <TextField
        required
        label="Title"
        value={said.title}
        onChange={(event) => setSaid({ ...said, title: event.target.value })}
      />
      <TextField
        required
        label="Edition"
        value={said.edition}
        onChange={(event) => setSaid({ ...said, edition: event.target.value })}
      />
      <TextField
        multiline
        label="How actions were matched to areas"
        value={said.mappingNote}
        onChange={(event) => setSaid({ ...said, mappingNote: event.target.value })}
      />
      <ActionPick
        areaIds={[]}
        chosen={said.parentActionIds}
        onChange={(parentActionIds) => setSaid({ ...said, parentActionIds })}
        label="Accelerated plan for"
        helper="For an accelerated plan: the actions of another plan that it gives more detail to"
        otherThan={plan.id}
      />
      {problem ? <Notice urgent title={problem.detail} /> : null}
      <Acts>
        <Button type="submit" variant="contained" loading={change.isPending}>
          Save
        </Button>
      </Acts>
    </form>
  );
}
