import Button from '@mui/material/Button';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import type { AddedPerson } from '../types.js';
import { InvitationDialog } from './InvitationDialog.js';
import { PersonDialog } from './PersonDialog.js';

/** Adds a person and shows the invitation to hand over. */
export function AddPersonButton() {
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<AddedPerson | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = useMove<AddedPerson>({
    said: 'Added.',
    onDone: (person) => {
      setOpen(false);
      setAdded(person);
    },
    onRefused: setProblem,
  });
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        startIcon={<Plus size={16} aria-hidden />}
        onClick={() => {
          setProblem(null);
          setOpen(true);
        }}
      >
        Add a person
      </Button>
      {open ? (
        <PersonDialog
          title="Add a person"
          verb="Add and invite"
          problem={problem}
          busy={add.isPending}
          onClose={() => setOpen(false)}
          onSave={({ ended: _ended, ...body }) => add.mutate({ path: 'people', body })}
        />
      ) : null}
      {added?.invitation ? (
        <InvitationDialog name={added.name} invitation={added.invitation} onClose={() => setAdded(null)} />
      ) : null}
    </>
  );
}
