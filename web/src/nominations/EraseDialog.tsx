import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMove } from '../app/useMove.js';
import type { Nomination } from '../types.js';

/** Erasing a person can't be undone: it is said what goes and what stays before it is done. */
export function EraseDialog({ nominee, onClose }: { nominee: Nomination['nominee']; onClose: () => void }) {
  const erase = useMove({
    said: 'Erased. What they still stood for is withdrawn; the figures of past days stay.',
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="erase-title">
      <DialogTitle id="erase-title">Erase {nominee.name}’s details?</DialogTitle>
      <DialogContent>
        <p>
          Their name, role, contact, what they wrote and every message to them go at once and for good. What
          they still stand for is withdrawn; if a deputy stands by, the deputy moves up. Area, sector,
          organisation and the dates stay, so that the figures of past days still add up.
        </p>
        <Box component="p" sx={{ mt: 1.5 }}>
          This can’t be undone.
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="contained"
          color="primary"
          loading={erase.isPending}
          onClick={() => erase.mutate({ path: `nominees/${nominee.id}`, method: 'DELETE' })}
        >
          Erase
        </Button>
      </DialogActions>
    </Dialog>
  );
}
