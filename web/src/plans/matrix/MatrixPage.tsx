import { useState } from 'react';
import { useGetList } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../../app/session.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import type { Action } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Nothing, PageHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { byRef } from '../groups.js';
import { Matrix } from './Matrix.js';
import { useServedAreas } from './useServedAreas.js';

/** Which action serves which area, all at once: a cell a pair, set by keyboard or mouse and saved at once. */
export function MatrixPage() {
  const { planId = '' } = useParams();
  const { data, isPending, error, refetch } = useGetList<Action>('actions', {
    filter: { planId },
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'ref', order: 'ASC' },
  });
  if (isPending) return <Waiting what="Opening the actions" />;
  if (!data) return <Trouble whole title="The plan can’t be shown." error={error} again={refetch} />;
  return (
    <>
      <PageHead
        crumb={<PlaceLink to={`/plan?plan=${planId}`}>Plan</PlaceLink>}
        title="Areas and actions"
        lead="Tick the areas that an action serves. Arrow keys move, the space bar ticks, and each tick is saved at once."
      />
      {data.length > 0 ? <Ticks actions={data} /> : <Nothing title="This plan has no actions." />}
    </>
  );
}

function Ticks({ actions }: { actions: readonly Action[] }) {
  const areas = useAreas();
  const may = useMay();
  const { served, saving, problem, toggle } = useServedAreas(actions);
  const [only, setOnly] = useState<readonly string[] | null>(null);
  const without = actions.filter((action) => (served[action.id] ?? []).length === 0).map(({ id }) => id);
  // What was without an area when the box was ticked stays in sight while it gets one.
  const shown = [...actions].sort(byRef).filter((action) => only === null || only.includes(action.id));
  return (
    <>
      <p>
        <label>
          <input
            type="checkbox"
            checked={only !== null}
            onChange={(event) => setOnly(event.target.checked ? without : null)}
          />{' '}
          Only what serves no area yet: {count(without.length, 'action')}
        </label>
      </p>
      {problem ? <Notice urgent title={problem.detail} /> : null}
      <p role="status">{saving > 0 ? 'Saving.' : 'Everything is saved.'}</p>
      {shown.length > 0 ? (
        <Matrix
          actions={shown}
          areas={areas}
          served={served}
          onToggle={may('plans.edit') ? toggle : undefined}
        />
      ) : (
        <Nothing title="Every action serves an area." />
      )}
    </>
  );
}
