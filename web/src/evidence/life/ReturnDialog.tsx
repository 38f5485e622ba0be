import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type Returned, ReturnForm } from '../review/ReturnForm.js';

/** What is wrong with all of them. */
export const ReturnDialog = ({
  title,
  busy,
  onReturn,
  onClose,
}: {
  title: string;
  busy: boolean;
  onReturn: (returned: Returned) => void;
  onClose: () => void;
}) => (
  <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="return-many">
    <DialogTitle id="return-many">{title}</DialogTitle>
    <DialogContent>
      <ReturnForm busy={busy} onReturn={onReturn} onClose={onClose} />
    </DialogContent>
  </Dialog>
);
