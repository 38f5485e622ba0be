import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMay } from '../app/session.js';
import { useAnswer } from '../app/useAnswer.js';
import { useMove } from '../app/useMove.js';
import type { InterimNote, Plan } from '../types.js';
import { dayOfMoment, showDay } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { SectionHead } from '../ui/Page.js';

/** Words on a section between two rounds, newest first, for whoever follows the plan monthly. */
export function InterimNotes({ plans }: { plans: readonly Plan[] }) {
  const may = useMay();
  const { data: notes = [] } = useAnswer<InterimNote[]>('interim-notes');
  if (notes.length === 0 && !may('actions.rate')) return null;
  return (
    <Box component="section" aria-labelledby="interim-notes" sx={{ mt: 5, maxWidth: 860 }}>
      <SectionHead id="interim-notes" title="Between the rounds" beside={notes.length} />
      {may('actions.rate') && plans.length > 0 ? <WriteNote plans={plans} /> : null}
      <ul>
        {notes.map((note) => (
          <Box component="li" key={note.id} sx={{ py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
            <b>
              {note.section.ref} {note.section.title}
            </b>
            <p>{note.note}</p>
            <Box component="span" sx={{ fontSize: '.8125rem', color: 'text.secondary' }}>
              {showDay(dayOfMoment(note.writtenAt))}, {note.writtenBy}
            </Box>
          </Box>
        ))}
      </ul>
    </Box>
  );
}

function WriteNote({ plans }: { plans: readonly Plan[] }) {
  const sections = plans.flatMap((plan) => plan.sections);
  const [sectionId, setSectionId] = useState(sections[0]?.id ?? '');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const write = useMove({ said: 'Noted.', onDone: () => setNote(''), onRefused: setProblem });
  return (
    <Box
      component="form"
      sx={{ display: 'grid', gap: 1.5, py: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        write.mutate({ path: 'interim-notes', body: { sectionId, note: note.trim() } });
      }}
    >
      {problem ? <Notice urgent title={problem.detail} /> : null}
      <TextField
        select
        label="Section"
        value={sectionId}
        onChange={(event) => setSectionId(event.target.value)}
      >
        {sections.map((section) => (
          <MenuItem key={section.id} value={section.id}>
            {section.ref} {section.title}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        multiline
        required
        label="What is worth knowing before the next round"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div>
        <Button type="submit" loading={write.isPending}>
          Add the note
        </Button>
      </div>
    </Box>
  );
}
