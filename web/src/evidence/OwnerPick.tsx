import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { reachOf } from '@revisit/core/shared';
import { useGetList } from 'react-admin';
import { useMay, usePlace } from '../app/session.js';
import type { Person } from '../types.js';

/** Who answers for the evidence: the person who files it, or, for those who file for others, somebody else. */
export function OwnerPick({
  value,
  onChange,
  className,
}: {
  value: string;
  onChange: (personId: string) => void;
  className?: string;
}) {
  const may = useMay();
  const { session, membership } = usePlace();
  const forOthers = reachOf(membership.roles, 'evidence.add') === 'all' && may('people.read');
  const { data = [] } = useGetList<Person>(
    'people',
    { filter: {}, pagination: { page: 1, perPage: 500 }, sort: { field: 'name', order: 'ASC' } },
    { enabled: forOthers, staleTime: 60_000 },
  );
  if (!forOthers) return null;
  const people = data.filter((person) => person.state !== 'ended' && person.id !== session.person.id);
  return (
    <TextField
      select
      className={className}
      label="Owner"
      helperText="Who answers for it"
      value={people.some((person) => person.id === value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { displayEmpty: true } }}
    >
      <MenuItem value="">You</MenuItem>
      {people.map((person) => (
        <MenuItem key={person.id} value={person.id}>
          {person.name}, {person.jobTitle}
        </MenuItem>
      ))}
    </TextField>
  );
}
