import Button from '@mui/material/Button';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import type { AddedPerson } from '../types.js';
import { PersonDialog } from './PersonDialog.js';
import { useInvitation } from './useInvitation.js';

/** Adds a person and invites them, by mail or by a link to hand over. */
export function AddPersonButton() {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  const { tell, dialog } = useInvitation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = useMove<AddedPerson>({
    onDone: (person) => {
      setOpen(false);
      if (person.invitation) tell(person.name, person.invitation);
      else notify(`${person.name} is added, and signs in with the password they have.`, { type: 'info' });
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
      {dialog}
    </>
  );
}
