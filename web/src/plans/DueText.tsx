import Box from '@mui/material/Box';
import type { Action } from '../types.js';
import { showDay, showMonth } from '../ui/format.js';

const dueWords = ({ kind, on }: Action['due']): string => {
  if (kind === 'ongoing') return 'Ongoing';
  if (kind === 'quarterly') return 'Quarterly';
  if (!on) return 'No date';
  return kind === 'month' ? showMonth(on) : showDay(on);
};

/** When an action is due, and whether that has passed without it being done. */
export const DueText = ({ action }: { action: Pick<Action, 'due' | 'overdue'> }) => (
  <>
    {dueWords(action.due)}
    {action.overdue ? (
      <Box component="b" sx={{ display: 'block', fontSize: '.75rem', fontWeight: 600 }}>
        past due
      </Box>
    ) : null}
  </>
);
