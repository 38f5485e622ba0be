import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import type { Person } from '../types.js';
import { PersonDialog } from './PersonDialog.js';

/** Changes a person's roles and areas, or ends their membership. */
export function ChangePersonButton({ person }: { person: Person }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove({ said: 'Saved.', onDone: () => setOpen(false), onRefused: setProblem });
  return (
    <>
      <Button
        size="small"
        aria-label={`Change ${person.name}`}
        onClick={() => {
          setProblem(null);
          setOpen(true);
        }}
      >
        Change
      </Button>
      {open ? (
        <PersonDialog
          // Opened anew from what is there now, after somebody else was quicker.
          key={person.version}
          title={`Change ${person.name}`}
          verb="Save"
          person={person}
          problem={problem}
          busy={change.isPending}
          onClose={() => setOpen(false)}
          onSave={({ email: _email, inviteBy: _by, ...body }) =>
            change.mutate({ path: `people/${person.id}`, method: 'PUT', version: person.version, body })
          }
        />
      ) : null}
    </>
  );
}
