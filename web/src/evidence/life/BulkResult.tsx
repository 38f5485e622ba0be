import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import type { BulkSummary } from '../../types.js';
import { capital, count } from '../../ui/format.js';
import { PlaceLink } from '../../ui/PlaceLink.js';

const Refused = styled('ul')(({ theme }) => ({
  marginTop: 8,
  '& li': { padding: '8px 0', borderTop: `1px solid ${theme.palette.divider}`, fontSize: '.875rem' },
  '& p': { color: theme.palette.text.secondary },
}));

/** What was done to many documents, and of each of the others why it was not. */
export function BulkResult({
  summary,
  verb,
  onClose,
}: {
  summary: BulkSummary;
  /** What happened to those that were done: `approved`. */
  verb: string;
  onClose: () => void;
}) {
  const { done, refused } = summary;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="bulk-result">
      <DialogTitle id="bulk-result">
        {done.length === 0
          ? 'Nothing could be done'
          : `${capital(count(done.length, 'document'))} ${verb}${refused.length > 0 ? `, ${refused.length} not` : ''}`}
      </DialogTitle>
      <DialogContent>
        {refused.length === 0 ? <p>All of them. Nothing was left out.</p> : null}
        {refused.length > 0 ? (
          <>
            <p>These stay as they were:</p>
            <Refused>
              {refused.map((each) => (
                <li key={each.id}>
                  {each.title === null ? (
                    <b>A document that you can’t open</b>
                  ) : (
                    <PlaceLink to={`/evidence/${each.id}`}>{each.title}</PlaceLink>
                  )}
                  <p>{each.reason}</p>
                </li>
              ))}
            </Refused>
          </>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
