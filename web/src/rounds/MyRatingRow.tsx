import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { ChallengeNote } from '../plans/ChallengeNote.js';
import { DueText } from '../plans/DueText.js';
import { RatingFields } from '../plans/RatingFields.js';
import { useRate } from '../plans/useRate.js';
import type { Plan, RoundRow } from '../types.js';
import { count, showDay } from '../ui/format.js';
import { Acts } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { RatingStatus } from '../ui/Status.js';
import { oneColumn } from '../ui/theme.js';
import { evidenceStateWords } from '../ui/words.js';
import { SignOffNote } from './SignOffNote.js';

const Row = styled('li')(({ theme }) => ({
  padding: '16px 0',
  borderBottom: `1px solid ${theme.palette.divider}`,
  display: 'grid',
  gap: 10,
  '& .top': { display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: 16 },
  '& .top button': { flexShrink: 0 },
  '& h2': { fontSize: '1rem' },
  '& .day': { whiteSpace: 'nowrap' },
  '& .facts': {
    display: 'grid',
    gridTemplateColumns: '130px 1fr',
    gap: '4px 12px',
    fontSize: '.875rem',
    margin: 0,
  },
  '& dt': { color: theme.palette.text.secondary },
  '& dd': { margin: 0 },
  [oneColumn]: { '& .facts': { gridTemplateColumns: '1fr' }, '& dd': { marginBottom: 6 } },
}));

function RateNow({
  plan,
  row,
  onDone,
  onClose,
}: {
  plan: Plan;
  row: RoundRow;
  onDone: () => void;
  onClose: () => void;
}) {
  const { action } = row;
  const rate = useRate(plan, action, action.rating?.code ?? '', onDone);
  return (
    <>
      <RatingFields plan={plan} action={action} rate={rate} />
      <Acts>
        <Button variant="contained" color="primary" loading={rate.busy} onClick={rate.save}>
          {rate.asks.signOff ? 'Propose as completed' : 'Save and go on'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </Acts>
    </>
  );
}

/** One action of a round: what was said last, what has been linked since, and the box for this round. */
export function MyRatingRow({
  plan,
  row,
  isOpen,
  onSaved,
}: {
  plan: Plan;
  row: RoundRow;
  isOpen: boolean;
  onSaved: () => void;
}) {
  const { action, last, answered, evidenceSince, evidenceSinceCount } = row;
  const [rating, setRating] = useState(false);
  const more = evidenceSinceCount - evidenceSince.length;
  return (
    <Row data-waits={answered ? undefined : ''}>
      <div className="top">
        <h2>
          {action.ref} {action.title}
        </h2>
        {isOpen && action.mayRate && !rating ? (
          <Button
            data-rate=""
            variant={answered ? 'outlined' : 'contained'}
            color={answered ? 'secondary' : 'primary'}
            aria-label={`${answered ? 'Rate again' : 'Rate'} ${action.ref}`}
            onClick={() => setRating(true)}
          >
            {answered ? 'Rate again' : 'Rate'}
          </Button>
        ) : null}
      </div>
      <dl className="facts">
        <dt>Due</dt>
        <dd>
          <DueText action={action} />
        </dd>
        <dt>Last time</dt>
        <dd>
          <RatingStatus rating={last} />
          {last ? ` · ${last.comment || 'no note'} ` : ''}
          {last ? <span className="day">({showDay(last.asAt)})</span> : null}
        </dd>
        <dt>Evidence since</dt>
        <dd>
          {evidenceSinceCount === 0 ? 'None' : null}
          {evidenceSince.map((evidence) => (
            <span key={evidence.id} style={{ display: 'block' }}>
              <PlaceLink to={`/evidence/${evidence.id}`}>{evidence.title}</PlaceLink> (
              {evidenceStateWords[evidence.state].toLowerCase()})
            </span>
          ))}
          {more > 0 ? `and ${count(more, 'more document')}` : ''}
        </dd>
        {answered ? (
          <>
            <dt>This round</dt>
            <dd>
              <RatingStatus rating={action.rating} /> · {action.rating?.comment}
            </dd>
          </>
        ) : null}
      </dl>
      {action.challenge ? <ChallengeNote action={action} challenge={action.challenge} /> : null}
      {action.signOff ? <SignOffNote signOff={action.signOff} /> : null}
      {rating ? (
        <RateNow
          plan={plan}
          row={row}
          onDone={() => {
            setRating(false);
            onSaved();
          }}
          onClose={() => setRating(false)}
        />
      ) : null}
    </Row>
  );
}
