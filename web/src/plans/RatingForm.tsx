import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMay } from '../app/session.js';
import { SignOffNote } from '../rounds/SignOffNote.js';
import type { Action, Plan } from '../types.js';
import { Acts } from '../ui/Page.js';
import { oneColumn } from '../ui/theme.js';
import { ActionAreas } from './ActionAreas.js';
import { ActionDetails } from './ActionDetails.js';
import { ChallengeNote } from './ChallengeNote.js';
import { RatingFields } from './RatingFields.js';
import { RatingHistory } from './RatingHistory.js';
import { useRate } from './useRate.js';

const Box = styled('div')({
  padding: '4px 16px 16px 62px',
  display: 'grid',
  gap: 12,
  [oneColumn]: { padding: '10px 12px' },
});

/**
 * The new rating and the sentence that says why; what speaks against the rating it has; what was said before; which
 * areas the action serves.
 */
export function RatingForm({ plan, action, onClose }: { plan: Plan; action: Action; onClose: () => void }) {
  const may = useMay();
  const rate = useRate(plan, action, action.rating?.code ?? '', onClose);
  return (
    <Box>
      {action.challenge ? <ChallengeNote action={action} challenge={action.challenge} /> : null}
      {action.signOff ? <SignOffNote signOff={action.signOff} /> : null}
      {action.mayRate ? (
        <>
          <RatingFields plan={plan} action={action} rate={rate} />
          <Acts>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="contained" color="primary" loading={rate.busy} onClick={rate.save}>
              {rate.asks.signOff ? 'Propose as completed' : 'Save rating'}
            </Button>
          </Acts>
        </>
      ) : null}
      <ActionDetails action={action} />
      {may('plans.edit') ? <ActionAreas action={action} /> : null}
      <RatingHistory actionId={action.id} />
    </Box>
  );
}
