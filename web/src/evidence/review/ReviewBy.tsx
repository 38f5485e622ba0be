import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type Day, usualReviewBy, usualReviewByWords } from '@revisit/core/shared';
import { useState } from 'react';
import { usePlace } from '../../app/session.js';
import type { Evidence } from '../../types.js';
import { showDay } from '../../ui/format.js';

/** The day an approval would set: what the reviewer chose, at first the usual one of the kind. '' sets none. */
export function useReviewBy(evidence: Evidence): { day: Day | ''; setDay: (day: Day | '') => void } {
  const { today } = usePlace().programme;
  const usual = usualReviewBy(evidence.kind, evidence.coversTo, today);
  // A day that has passed is not proposed: approving would make it stale in the same moment.
  const [day, setDay] = useState<Day | ''>(evidence.reviewBy || !usual || usual < today ? '' : usual);
  return { day, setDay };
}

/** By when the document wants looking at again. Whoever filed it may have said; else the reviewer says. */
export function ReviewBy({
  evidence,
  day,
  setDay,
}: {
  evidence: Evidence;
  day: Day | '';
  setDay: (day: Day | '') => void;
}) {
  const { today } = usePlace().programme;
  if (evidence.reviewBy) {
    return (
      <Typography variant="body3" sx={{ color: 'text.secondary' }}>
        Review by {showDay(evidence.reviewBy)}
        {evidence.stale ? ', which has passed: it will not count until that is changed' : ''}.
      </Typography>
    );
  }
  const usual = usualReviewBy(evidence.kind, evidence.coversTo, today);
  const words =
    usual && usual < today
      ? `By the usual of its kind it was out of date on ${showDay(usual)}. Set a date if it still holds.`
      : usualReviewByWords(evidence.kind, evidence.coversTo);
  return (
    <TextField
      type="date"
      size="small"
      fullWidth
      label="Review by"
      value={day}
      onChange={(event) => setDay(event.target.value)}
      helperText={words}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
