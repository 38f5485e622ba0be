import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type PlanField, planFields, planFieldTitles } from '@revisit/core/shared';
import { useState } from 'react';
import type { PlanColumns } from '../../types.js';
import { SectionHead } from '../../ui/Page.js';

/** Asks what the columns under one set of headings mean. The answer is remembered for the next file with them. */
export function ColumnsForm({
  columns,
  busy,
  onSay,
}: {
  columns: PlanColumns;
  busy: boolean;
  onSay: (answer: { signature: string; fields: PlanField[] }) => void;
}) {
  const [fields, setFields] = useState<PlanField[]>(columns.columns.map(({ field }) => field ?? 'ignored'));
  return (
    <form
      style={{ margin: '12px 0' }}
      onSubmit={(event) => {
        event.preventDefault();
        onSay({ signature: columns.signature, fields });
      }}
    >
      <SectionHead title={`What the columns of “${columns.place}” mean`} />
      {columns.columns.map((column, place) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one heading
          key={place}
          select
          fullWidth
          size="small"
          margin="dense"
          label={column.heading || `Column ${place + 1}`}
          helperText={column.examples.join(' · ').slice(0, 160) || 'No cell says anything.'}
          value={fields[place]}
          onChange={(event) =>
            setFields(
              fields.map((field, each) => (each === place ? (event.target.value as PlanField) : field)),
            )
          }
          sx={{ maxWidth: 560, display: 'flex' }}
        >
          {planFields.map((field) => (
            <MenuItem key={field} value={field}>
              {planFieldTitles[field]}
            </MenuItem>
          ))}
        </TextField>
      ))}
      <Button type="submit" variant="contained" loading={busy}>
        Read it so, and remember
      </Button>
    </form>
  );
}
