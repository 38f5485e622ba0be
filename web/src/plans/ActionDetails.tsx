import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMay } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Action } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { Acts } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';

const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(110px, max-content) 1fr',
  gap: '4px 16px',
  fontSize: '.875rem',
  maxWidth: '90ch',
  '& dt': { color: theme.palette.text.secondary },
  '& dd': { margin: 0, whiteSpace: 'pre-line' },
}));

/** What the plan says of an action beside its text, and the plans that give more detail to it. */
export function ActionDetails({ action }: { action: Action }) {
  const may = useMay();
  const said: [string, string][] = [
    ['Expected outcome', action.expectedOutcome],
    ['Success measure', action.successMeasure],
    ['Forum', action.forum],
    ['Progress', action.progress],
    ...(may('plans.edit') ? [] : [['Refers to', action.references.join('; ')] satisfies [string, string]]),
  ];
  const shown = said.filter(([, text]) => text !== '');
  return (
    <>
      {shown.length + action.acceleratedPlans.length > 0 ? (
        <Facts>
          {shown.map(([name, text]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          {action.acceleratedPlans.map(({ id, title }) => (
            <div key={id} style={{ display: 'contents' }}>
              <dt>Accelerated plan</dt>
              <dd>
                <PlaceLink to={`/plan?plan=${id}`}>{title}</PlaceLink>
              </dd>
            </div>
          ))}
        </Facts>
      ) : null}
      {may('plans.edit') ? <References key={action.references.join()} action={action} /> : null}
    </>
  );
}

/** Places in other plans, one after another: `CSC IP 3.4.6; Early Help 2.1`. */
function References({ action }: { action: Action }) {
  const before = action.references.join('; ');
  const [text, setText] = useState(before);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({ said: `References of ${action.ref} saved.`, onRefused: setProblem });
  const references = text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        change.mutate({
          path: `actions/${action.id}`,
          method: 'PUT',
          version: action.version,
          body: { references },
        });
      }}
    >
      <Acts>
        <TextField
          size="small"
          label="Refers to other plans"
          placeholder="CSC IP 3.4.6; Early Help 2.1"
          value={text}
          onChange={(event) => setText(event.target.value)}
          sx={{ flex: '1 1 280px', maxWidth: 480 }}
        />
        {references.join('; ') === before ? null : (
          <Button type="submit" size="small" loading={change.isPending}>
            Save the references
          </Button>
        )}
      </Acts>
      {problem ? <Notice urgent title={problem.detail} /> : null}
    </form>
  );
}
