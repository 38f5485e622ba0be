import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import type { Person } from '../../types.js';

/** One of the people who work on the programme now. */
export function PersonPick({
  label,
  value,
  without,
  error,
  onChange,
}: {
  label: string;
  value: string;
  /** Not offered: whoever it is now. */
  without: string | null;
  error?: string;
  onChange: (personId: string) => void;
}) {
  const { data = [] } = useGetList<Person>(
    'people',
    { filter: {}, pagination: { page: 1, perPage: 500 }, sort: { field: 'name', order: 'ASC' } },
    { staleTime: 60_000 },
  );
  const people = data.filter((person) => person.state !== 'ended' && person.id !== without);
  return (
    <TextField
      select
      fullWidth
      label={label}
      value={people.some((person) => person.id === value) ? value : ''}
      error={error !== undefined}
      helperText={error}
      onChange={(event) => onChange(event.target.value)}
    >
      {people.map((person) => (
        <MenuItem key={person.id} value={person.id}>
          {person.name}, {person.jobTitle}
        </MenuItem>
      ))}
    </TextField>
  );
}
