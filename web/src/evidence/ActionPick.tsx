import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import { useMay } from '../app/session.js';
import type { Action } from '../types.js';

/** Actions of the plan that the evidence also speaks for; those of the chosen areas come first. */
export function ActionPick({
  areaIds,
  chosen,
  onChange,
  label = 'For which actions',
  helper = 'If it shows the result of an action',
  otherThan,
}: {
  areaIds: readonly string[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  label?: string;
  helper?: string;
  /** A plan whose own actions are not offered. */
  otherThan?: string;
}) {
  const may = useMay();
  const { data = [] } = useGetList<Action>(
    'actions',
    { filter: {}, pagination: { page: 1, perPage: 1000 }, sort: { field: 'ref', order: 'ASC' } },
    { enabled: may('board.read'), staleTime: 60_000 },
  );
  if (!may('board.read')) return null;
  const serves = (action: Action) => action.areas.some((area) => areaIds.includes(area.id));
  const options = data
    .filter((action) => action.planId !== otherThan)
    .sort((a, b) => Number(serves(b)) - Number(serves(a)));
  return (
    <Autocomplete
      multiple
      size="small"
      options={options}
      value={data.filter((action) => chosen.includes(action.id))}
      getOptionLabel={(action) => `${action.ref} ${action.title}`}
      getOptionKey={(action) => action.id}
      {...(areaIds.length > 0
        ? { groupBy: (action: Action) => (serves(action) ? 'Of the chosen areas' : 'Others') }
        : {})}
      onChange={(_, actions) => onChange(actions.map((action) => action.id))}
      renderInput={(params) => <TextField {...params} label={label} helperText={helper} />}
    />
  );
}
