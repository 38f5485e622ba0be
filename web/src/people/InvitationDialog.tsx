import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { InvitationLink } from '../types.js';
import { showMoment } from '../ui/format.js';

/** The link is shown this once: only its hash is kept. The administrator hands it over. */
export function InvitationDialog({
  name,
  invitation,
  onClose,
}: {
  name: string;
  invitation: InvitationLink;
  onClose: () => void;
}) {
  const [copied, setCopied] = useState(false);
  const url = new URL(invitation.url, location.origin).href;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="invitation-title">
      <DialogTitle id="invitation-title">Invitation for {name}</DialogTitle>
      <DialogContent>
        <p>
          Send this link to {name} yourself. It is shown only now, works once, and runs out{' '}
          {showMoment(invitation.expiresAt)}.
        </p>
        <TextField
          fullWidth
          label="Link"
          value={url}
          sx={{ mt: 2 }}
          slotProps={{
            htmlInput: {
              readOnly: true,
              onFocus: (event: React.FocusEvent<HTMLInputElement>) => event.target.select(),
            },
          }}
        />
        <p role="status">{copied ? 'Copied.' : ''}</p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        <Button
          variant="contained"
          color="primary"
          onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
        >
          Copy the link
        </Button>
      </DialogActions>
    </Dialog>
  );
}
