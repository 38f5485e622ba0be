import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FocusEvent, type ReactNode, useId, useState } from 'react';

/** A link to hand over, shown this once: only its hash is kept. `children` say to whom, and how long it works. */
export function LinkOnceDialog({
  title,
  address,
  children,
  onClose,
}: {
  title: string;
  /** From the root of the portal, or whole. */
  address: string;
  children: ReactNode;
  onClose: () => void;
}) {
  const [copied, setCopied] = useState(false);
  const titleId = useId();
  const url = new URL(address, location.origin).href;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <p>{children}</p>
        <TextField
          fullWidth
          label="Link"
          value={url}
          sx={{ mt: 2 }}
          slotProps={{
            htmlInput: {
              readOnly: true,
              onFocus: (event: FocusEvent<HTMLInputElement>) => event.target.select(),
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
