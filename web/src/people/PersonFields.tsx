import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import { type Role, roles, roleTitles } from '@revisit/core/shared';
import { useAreas } from '../areas/useAreaTitles.js';
import { AreaPick } from '../evidence/AreaPick.js';

const Roles = styled('fieldset')(({ theme }) => ({
  border: 0,
  padding: 0,
  '& legend': { fontSize: '.875rem', fontWeight: 600, padding: 0 },
  '& small': { display: 'block', fontSize: '.8125rem', color: theme.palette.text.secondary },
  '& .MuiFormControlLabel-root': { display: 'flex', alignItems: 'flex-start', marginTop: 4 },
  '& .MuiCheckbox-root': { padding: '0 9px' },
}));

const roleHints: Record<Role, string> = {
  contributor: 'Gives the documents they are asked for, sees nothing else',
  'area-lead': 'Files evidence and rates actions for their areas',
  'improvement-partner': 'Chases, checks and aligns evidence; edits the plan; builds packs',
  'senior-officer': 'Judges, signs off and releases',
  administrator: 'People, settings and the record; opens no documents',
};

/** What a person may do here, and for which areas they answer. */
export function PersonFields({
  held,
  areaIds,
  onRoles,
  onAreas,
}: {
  held: readonly Role[];
  areaIds: readonly string[];
  onRoles: (roles: Role[]) => void;
  onAreas: (areaIds: string[]) => void;
}) {
  const areas = useAreas();
  return (
    <>
      <Roles>
        <legend>Roles</legend>
        {roles.map((role) => (
          <FormControlLabel
            key={role}
            control={
              <Checkbox
                checked={held.includes(role)}
                onChange={(_, checked) =>
                  onRoles(roles.filter((each) => (each === role ? checked : held.includes(each))))
                }
              />
            }
            label={
              <>
                {roleTitles[role]}
                <small>{roleHints[role]}</small>
              </>
            }
          />
        ))}
      </Roles>
      {held.includes('area-lead') ? (
        <div>
          <b>Areas they answer for</b>
          <AreaPick areas={areas} chosen={areaIds} onChange={onAreas} label="Areas they answer for" />
        </div>
      ) : null}
    </>
  );
}
