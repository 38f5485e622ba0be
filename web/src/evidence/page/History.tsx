import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { returnLine } from '@revisit/core/shared';
import type { Evidence, Review } from '../../types.js';
import { showMoment } from '../../ui/format.js';
import { SectionHead } from '../../ui/Page.js';

const Item = styled('li')(({ theme }) => ({
  padding: '9px 0 10px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '& .beside': { fontSize: '.8125rem', color: theme.palette.text.secondary },
}));

const moveWords: Record<Review['move'], string> = {
  submit: 'sent it for review',
  approve: 'approved it',
  'request-changes': 'returned it',
  withdraw: 'withdrew it',
  'new-version': 'added a new version',
};

interface Event {
  id: string;
  at: string;
  who: string;
  /** After the name: `approved it: …`. */
  did: string;
  beside: string;
}

const eventsOf = ({ reviews, ownerChanges }: Evidence): Event[] =>
  [
    ...reviews.map((review) => ({
      id: review.id,
      at: review.at,
      who: review.person.name,
      did: `${moveWords[review.move]}${review.comment ? `: ${returnLine(review.reasons, review.comment)}` : '.'}`,
      beside: `Version ${review.versionNumber} · `,
    })),
    ...ownerChanges.map((change) => ({
      id: change.id,
      at: change.at,
      who: change.person.name,
      did: `gave it from ${change.from.name} to ${change.to.name}${change.reason ? `: ${change.reason}` : '.'}`,
      beside: '',
    })),
  ].sort((one, other) => other.at.localeCompare(one.at));

/** Every move and every change of owner, newest first: who, which version, what they said. */
export const History = ({ evidence }: { evidence: Evidence }) => (
  <Box component="section" sx={{ mt: '32px' }}>
    <SectionHead title="History" />
    <ul>
      {eventsOf(evidence).map((event) => (
        <Item key={event.id}>
          <b>{event.who}</b> {event.did}
          <p className="beside">
            {event.beside}
            {showMoment(event.at)}
          </p>
        </Item>
      ))}
      <Item>
        <b>{evidence.createdBy.name}</b> filed it.
        <p className="beside">{showMoment(evidence.createdAt)}</p>
      </Item>
    </ul>
  </Box>
);
