import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { addDays, type Day } from '@revisit/core/shared';
import { count, showDay } from '../ui/format.js';

/** Before a rule is kept by which people are erased: who, and when. `known` is null for whoever sees no people. */
export function ErasureQuestion({
  known,
  rule: { visitEndedOn, keepDays },
  today,
  busy,
  onBack,
  onKeep,
}: {
  known: number | null;
  rule: { visitEndedOn: Day | null; keepDays: number };
  today: Day;
  busy: boolean;
  onBack: () => void;
  onKeep: () => void;
}) {
  const lastDay = visitEndedOn === null ? null : addDays(visitEndedOn, keepDays);
  const whose =
    known === null ? 'everybody who was put forward' : `all ${count(known, 'person', 'people')} put forward`;
  return (
    <>
      <DialogContent>
        <p>
          {lastDay === null ? (
            <>
              Whoever declined or was withdrawn everywhere more than {count(keepDays, 'day')} ago is erased
              within the hour.
            </>
          ) : (
            <>
              The names, roles and contact details of {whose} are erased{' '}
              {lastDay < today ? 'within the hour' : `after ${showDay(lastDay)}`}.{' '}
              {lastDay < today
                ? ''
                : `Whoever has declined or was withdrawn everywhere is erased ${count(keepDays, 'day')} after they were, if that comes sooner.`}
            </>
          )}
        </p>
        <Box component="p" sx={{ mt: 1.5 }}>
          What is erased can’t be brought back. Counts stay.
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onBack}>
          Back
        </Button>
        <Button variant="contained" color="primary" loading={busy} onClick={onKeep}>
          Save, and erase by this rule
        </Button>
      </DialogActions>
    </>
  );
}
