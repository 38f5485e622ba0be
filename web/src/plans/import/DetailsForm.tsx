import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { PlanImport } from '../../types.js';
import { Acts } from '../../ui/Page.js';

/** What no file says for certain: what the plan and the edition are called, and which day its ratings speak of. */
export function DetailsForm({
  preview,
  busy,
  onSay,
}: {
  preview: PlanImport;
  busy: boolean;
  onSay: (answer: { title: string; edition: string; ratedOn?: string }) => void;
}) {
  const [title, setTitle] = useState(preview.title ?? '');
  const [edition, setEdition] = useState(preview.edition ?? '');
  const [ratedOn, setRatedOn] = useState(preview.ratedOn ?? '');
  return (
    <details>
      <summary>Title, edition and day of its ratings: {preview.edition || 'no edition named'}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSay({ title, edition, ...(ratedOn ? { ratedOn } : {}) });
        }}
      >
        <Acts sx={{ my: 1, alignItems: 'flex-end' }}>
          <TextField
            required
            size="small"
            label="Title of the plan"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            sx={{ flex: '1 1 320px', maxWidth: 480 }}
          />
          <TextField
            required
            size="small"
            label="Edition"
            value={edition}
            onChange={(event) => setEdition(event.target.value)}
          />
          <TextField
            type="date"
            size="small"
            label="Its ratings speak of"
            value={ratedOn}
            onChange={(event) => setRatedOn(event.target.value)}
          />
          <Button type="submit" variant="outlined" loading={busy}>
            Keep these
          </Button>
        </Acts>
      </form>
    </details>
  );
}
