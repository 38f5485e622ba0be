import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FocusEvent, type ReactNode, useId, useRef, useState } from 'react';

const copyKeys = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘C' : 'Ctrl+C');

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
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const titleId = useId();
  const url = new URL(address, location.origin).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid('Copied.');
    } catch {
      // A browser may refuse, and has no clipboard at all for a portal without https.
      field.current?.focus();
      field.current?.select();
      setSaid(`This browser does not let the page copy. The link is selected: press ${copyKeys()} to copy.`);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <p>{children}</p>
        <TextField
          fullWidth
          label="Link"
          value={url}
          inputRef={field}
          sx={{ mt: 2 }}
          slotProps={{
            htmlInput: {
              readOnly: true,
              onFocus: (event: FocusEvent<HTMLInputElement>) => event.target.select(),
            },
          }}
        />
        <Box component="p" role="status" sx={{ mt: 1 }}>
          {said}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        <Button variant="contained" color="primary" onClick={() => void copy()}>
          Copy the link
        </Button>
      </DialogActions>
    </Dialog>
  );
}
