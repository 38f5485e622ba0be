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

/** Every move, newest first: who, which version, what they said. */
export const History = ({ evidence }: { evidence: Evidence }) => (
  <Box component="section" sx={{ mt: '32px' }}>
    <SectionHead title="History" />
    <ul>
      {[...evidence.reviews].reverse().map((review) => (
        <Item key={review.id}>
          <b>{review.person.name}</b> {moveWords[review.move]}
          {review.comment ? `: ${returnLine(review.reasons, review.comment)}` : '.'}
          <p className="beside">
            Version {review.versionNumber} · {showMoment(review.at)}
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
