import { styled } from '@mui/material/styles';
import { useGetList } from 'react-admin';
import type { ChallengeOverride, Rating } from '../types.js';
import { dayOfMoment, showDay } from '../ui/format.js';
import { RatingStatus } from '../ui/Status.js';

const List = styled('ul')(({ theme }) => ({
  fontSize: '.8125rem',
  '& li': {
    display: 'grid',
    gridTemplateColumns: '130px 1fr',
    gap: 12,
    padding: '5px 0',
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  '& .beside': { color: theme.palette.text.secondary, display: 'block' },
}));

/** Every rating the action ever had, newest first, with its sentence and with who stood by it and why. */
export function RatingHistory({ actionId }: { actionId: string }) {
  const { data } = useGetList<Rating>('ratings', {
    filter: { actionId },
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'recordedAt', order: 'DESC' },
  });
  const { data: overrides = [] } = useGetList<ChallengeOverride>('challenge-overrides', {
    filter: { actionId },
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'at', order: 'DESC' },
  });
  if (!data || data.length === 0) return null;
  return (
    <div>
      <b>Until now</b>
      <List>
        {data.map((rating) => (
          <li key={rating.id}>
            <RatingStatus rating={rating} />
            <span>
              {rating.comment || 'No note.'}
              {rating.reason ? ` Why: ${rating.reason}` : ''}
              {rating.newDueOn ? ` New date: ${showDay(rating.newDueOn)}.` : ''}
              {rating.recovery ? ` Needs: ${rating.recovery}` : ''}
              <span className="beside">
                {showDay(rating.asAt)}
                {rating.ratedBy ? `, ${rating.ratedBy}` : ', as the plan was published'}
              </span>
              {overrides
                .filter((override) => override.ratingId === rating.id)
                .map((override) => (
                  <span key={override.id} className="beside">
                    {showDay(dayOfMoment(override.at))}: {override.name} stood by it: “{override.reason}”
                  </span>
                ))}
            </span>
          </li>
        ))}
      </List>
    </div>
  );
}
