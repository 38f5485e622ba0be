import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import type { Person } from '../types.js';

/** The people of the programme who are still here, by name. */
export function usePeople(): Person[] {
  const { data = [] } = useGetList<Person>(
    'people',
    { filter: {}, pagination: { page: 1, perPage: 500 }, sort: { field: 'name', order: 'ASC' } },
    { staleTime: 60_000 },
  );
  return data.filter((person) => person.state !== 'ended');
}

/** One person of the programme. */
export function PersonPick({
  label,
  people,
  value,
  onChange,
}: {
  label: string;
  people: readonly Person[];
  value: string;
  onChange: (personId: string) => void;
}) {
  return (
    <TextField
      select
      required
      label={label}
      value={people.some((person) => person.id === value) ? value : ''}
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
