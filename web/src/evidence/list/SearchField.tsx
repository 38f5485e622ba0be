import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';
import type { EvidenceRow } from '../../types.js';

/** The words of the search. They stand in the address once they are sent. */
export function SearchField() {
  const { filterValues, setFilters } = useListContext<EvidenceRow>();
  const sent: string = filterValues.q ?? '';
  const [typed, setTyped] = useState(sent);
  useEffect(() => setTyped(sent), [sent]);
  return (
    <Box
      component="form"
      role="search"
      aria-label="In the evidence"
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-end', flex: '1 1 320px', maxWidth: 640 }}
      onSubmit={(event) => {
        event.preventDefault();
        const { q: _, ...others } = filterValues;
        setFilters(typed.trim() ? { ...others, q: typed.trim() } : others);
      }}
    >
      <TextField
        fullWidth
        type="search"
        label="What should it show?"
        placeholder="A word, or a question"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <Button type="submit" variant="contained" color="primary">
        Find
      </Button>
    </Box>
  );
}
