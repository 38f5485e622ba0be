import Button from '@mui/material/Button';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Plan, Round } from '../types.js';
import { OpenRoundDialog } from './OpenRoundDialog.js';

/** Opens the next round. Shown to whoever may (`rounds.open`). */
export function OpenRoundButton({ plans, rounds }: { plans: readonly Plan[]; rounds: readonly Round[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        startIcon={<Plus size={16} aria-hidden />}
        disabled={plans.length === 0}
        onClick={() => setOpen(true)}
      >
        Open a round
      </Button>
      {open ? <OpenRoundDialog plans={plans} rounds={rounds} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
