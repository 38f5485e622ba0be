import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { roleTitles } from '@revisit/core/shared';
import { ListBase, useListContext } from 'react-admin';
import { useMay, usePlace } from '../app/session.js';
import { useAreas } from '../areas/useAreaTitles.js';
import type { Person } from '../types.js';
import { AreaTags } from '../ui/AreaTag.js';
import { andList } from '../ui/format.js';
import { Acts, Nothing, PageHead } from '../ui/Page.js';
import { Tag } from '../ui/Tag.js';
import { Trouble } from '../ui/Trouble.js';
import { oneColumn } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';
import { AddPersonButton } from './AddPersonButton.js';
import { ChangePersonButton } from './ChangePersonButton.js';
import { HandOverButton } from './HandOverButton.js';
import { InvitationLine } from './InvitationLine.js';
import { InviteButton } from './InviteButton.js';

const Row = styled('li')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 180px 80px 312px',
  gap: '4px 24px',
  alignItems: 'start',
  padding: '13px 0 14px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '& .name': { fontSize: '1rem', fontWeight: 550 },
  '& .beside': { color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
  [oneColumn]: { gridTemplateColumns: '1fr' },
}));

const stateWords: Record<Person['state'], string> = {
  active: 'Active',
  invited: 'Invited',
  ended: 'Ended',
};

function Rows() {
  const may = useMay();
  const areas = useAreas();
  const { data, isPending, error, refetch } = useListContext<Person>();
  if (isPending) return <Waiting what="Opening the people" />;
  if (error && !data) return <Trouble title="The people can’t be shown." error={error} again={refetch} />;
  if (!data || data.length === 0) return <Nothing title="Nobody here yet." />;
  return (
    <Box component="ul" sx={{ mt: 1.5 }}>
      {data.map((person) => (
        <Row key={person.id}>
          <div>
            <p className="name">{person.name}</p>
            <p className="beside">
              {person.jobTitle}
              {person.email ? ` · ${person.email}` : ''}
            </p>
            {person.invited ? <InvitationLine invited={person.invited} /> : null}
          </div>
          <div>
            {andList(person.roles.map((role) => roleTitles[role]))}
            {person.areaIds.length > 0 ? (
              <div>
                <AreaTags
                  numbers={areas
                    .filter((area) => person.areaIds.includes(area.id))
                    .map((area) => area.number)}
                />
              </div>
            ) : null}
          </div>
          <span>
            <Tag>{stateWords[person.state]}</Tag>
          </span>
          {may('people.edit') ? (
            <Acts>
              <ChangePersonButton person={person} />
              <HandOverButton person={person} />
              {person.state === 'invited' ? <InviteButton person={person} /> : null}
            </Acts>
          ) : null}
        </Row>
      ))}
    </Box>
  );
}

/** Who works on the programme, as what, and for which areas. */
export function PersonList() {
  const may = useMay();
  const { programme } = usePlace();
  return (
    <ListBase<Person>
      resource="people"
      perPage={500}
      sort={{ field: 'name', order: 'ASC' }}
      disableSyncWithLocation
    >
      <PageHead
        title="People"
        lead={`Who works on ${programme.name}, and what each may do here.`}
        acts={may('people.edit') ? <AddPersonButton /> : null}
      />
      <Rows />
    </ListBase>
  );
}
