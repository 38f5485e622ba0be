import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { type EvidenceKind, evidenceKinds } from '@revisit/core/shared';
import { useGetList } from 'react-admin';
import { useMay } from '../../app/session.js';
import { useAreas } from '../../areas/useAreaTitles.js';
import type { Person } from '../../types.js';
import { kindWords } from '../../ui/words.js';
import type { QueueChoice } from './queue.js';

const Fields = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  gap: '10px 6px',
  marginTop: 12,
  '& .MuiInputBase-root': { fontSize: '.8125rem' },
});

const every = '';

/** Which part of the queue is walked: an area's, a kind's, a person's, and from which end. */
export function QueueFilters({
  choice,
  onChoice,
}: {
  choice: QueueChoice;
  onChoice: (choice: QueueChoice) => void;
}) {
  const may = useMay();
  const areas = useAreas();
  const { data: people = [] } = useGetList<Person>(
    'people',
    { filter: {}, pagination: { page: 1, perPage: 500 }, sort: { field: 'name', order: 'ASC' } },
    { enabled: may('people.read'), staleTime: 60_000 },
  );
  const pick = (
    label: string,
    value: string,
    onPick: (value: string) => void,
    choices: [string, string][],
  ) => (
    <TextField
      select
      size="small"
      label={label}
      value={choices.some(([id]) => id === value) ? value : every}
      onChange={(event) => onPick(event.target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      {choices.map(([id, name]) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  const all: [string, string] = [every, 'All'];
  return (
    <Fields role="group" aria-label="Which part of the queue">
      {pick('Area', choice.areaId ?? every, (id) => onChoice({ ...choice, areaId: id || undefined }), [
        all,
        ...areas.map(({ id, number, title }): [string, string] => [id, `${number} ${title}`]),
      ])}
      {pick(
        'Kind',
        choice.kind ?? every,
        (id) => onChoice({ ...choice, kind: (id || undefined) as EvidenceKind | undefined }),
        [all, ...evidenceKinds.map((id): [string, string] => [id, kindWords[id]])],
      )}
      {pick('Owner', choice.ownerId ?? every, (id) => onChoice({ ...choice, ownerId: id || undefined }), [
        all,
        ...people.map(({ id, name }): [string, string] => [id, name]),
      ])}
      {pick(
        'Order',
        choice.order,
        (id) => onChoice({ ...choice, order: id === 'newest' ? 'newest' : 'waiting' }),
        [
          ['waiting', 'Longest first'],
          ['newest', 'Newest first'],
        ],
      )}
    </Fields>
  );
}
