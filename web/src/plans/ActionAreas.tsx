import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import { useAreas } from '../areas/useAreaTitles.js';
import { AreaPick } from '../evidence/AreaPick.js';
import type { Action } from '../types.js';
import { Notice } from '../ui/Notice.js';

/** Which areas the action serves: an action that serves none counts nowhere. */
export function ActionAreas({ action }: { action: Action }) {
  const areas = useAreas();
  const before = action.areas.map((area) => area.id);
  const [chosen, setChosen] = useState(before);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({ said: `Areas of ${action.ref} saved.`, onRefused: setProblem });
  const changed = [...chosen].sort().join() !== [...before].sort().join();
  return (
    <div>
      <b>Serves</b>
      <AreaPick areas={areas} chosen={chosen} onChange={setChosen} label="Areas it serves" />
      {problem ? <Notice urgent title={problem.detail} /> : null}
      {changed ? (
        <Button
          size="small"
          loading={change.isPending}
          onClick={() => {
            setProblem(null);
            change.mutate({
              path: `actions/${action.id}`,
              method: 'PUT',
              version: action.version,
              body: { areaIds: chosen },
            });
          }}
        >
          Save the areas
        </Button>
      ) : null}
    </div>
  );
}
