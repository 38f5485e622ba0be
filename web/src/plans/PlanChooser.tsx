import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Plan } from '../types.js';

/** Which of the programme's plans is shown; nothing to choose when there is one. */
export function PlanChooser({
  plans,
  chosen,
  onChoose,
}: {
  plans: readonly Plan[];
  chosen: Plan;
  onChoose: (planId: string) => void;
}) {
  if (plans.length < 2) return null;
  return (
    <TextField
      select
      size="small"
      label="Plan"
      className="no-print"
      value={chosen.id}
      onChange={(event) => onChoose(event.target.value)}
      sx={{ mb: 2, minWidth: 280, maxWidth: '100%' }}
    >
      {plans.map((plan) => (
        <MenuItem key={plan.id} value={plan.id}>
          {plan.title}, {plan.edition}
        </MenuItem>
      ))}
    </TextField>
  );
}
