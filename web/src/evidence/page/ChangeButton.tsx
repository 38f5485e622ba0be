import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Evidence } from '../../types.js';
import { ChangeDialog } from './ChangeDialog.js';

/** Changes what is said about the evidence. */
export function ChangeButton({ evidence }: { evidence: Evidence }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Change</Button>
      {open ? <ChangeDialog evidence={evidence} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
