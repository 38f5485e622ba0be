import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { type Role, roles, roleTitles } from '@revisit/core/shared';
import { useAreas } from '../areas/useAreaTitles.js';
import { AreaPick } from '../evidence/AreaPick.js';
import { Choices } from './Choices.js';

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
      <Choices>
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
      </Choices>
      {held.includes('area-lead') ? (
        <div>
          <b>Areas they answer for</b>
          <AreaPick areas={areas} chosen={areaIds} onChange={onAreas} label="Areas they answer for" />
        </div>
      ) : null}
    </>
  );
}
