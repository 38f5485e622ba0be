import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import type { Plan, Round } from '../types.js';

/** Which round the plan is laid beside; only rounds whose single ratings are known. */
export function CompareWith({
  plan,
  chosen,
  onChoose,
}: {
  plan: Plan;
  chosen: string;
  onChoose: (roundId: string) => void;
}) {
  const { data = [] } = useGetList<Round>('rounds', {
    filter: { planId: plan.id, state: 'closed' },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'to', order: 'DESC' },
  });
  const known = data.filter((round) => round.source === 'ratings');
  if (known.length === 0) return null;
  return (
    <TextField
      select
      label="Compare with"
      value={known.some((round) => round.id === chosen) ? chosen : ''}
      onChange={(event) => onChoose(event.target.value)}
      slotProps={{ select: { displayEmpty: true } }}
      sx={{ minWidth: 170 }}
    >
      <MenuItem value="">Nothing</MenuItem>
      {known.map((round) => (
        <MenuItem key={round.id} value={round.id}>
          {round.title}
        </MenuItem>
      ))}
    </TextField>
  );
}
