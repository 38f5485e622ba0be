import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { sectorTitles } from '@revisit/core/shared';
import type { Nomination } from '../types.js';

/** Withdrawing can't be undone: it is said what follows before it is done. */
export function WithdrawDialog({
  nomination: { nominee, area, sector, deputyFor },
  busy,
  onClose,
  onWithdraw,
}: {
  nomination: Nomination;
  busy: boolean;
  onClose: () => void;
  onWithdraw: () => void;
}) {
  const who = nominee.name || 'somebody erased';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="withdraw-title">
      <DialogTitle id="withdraw-title">Withdraw {who}?</DialogTitle>
      <DialogContent>
        <p>
          They will no longer stand {deputyFor ? 'as a deputy ' : ''}for area {area.number},{' '}
          {sectorTitles[sector].toLowerCase()}, and a link they have stops working for it.{' '}
          {deputyFor ? '' : 'If a deputy stands by, the deputy moves up. '}
          The portal does not tell them.
        </p>
        <Box component="p" sx={{ mt: 1.5 }}>
          This can’t be undone. If you need them after all, nominate them anew.
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
        <Button variant="contained" color="primary" loading={busy} onClick={onWithdraw}>
          Withdraw
        </Button>
      </DialogActions>
    </Dialog>
  );
}
