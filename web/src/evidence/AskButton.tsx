import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';

const AskDialog = lazy(async () => ({ default: (await import('./AskDialog.js')).AskDialog }));

/** Asks a person for what an area lacks. Shown to whoever may ask (`asks.make`). */
export function AskButton({
  areaId,
  areaNumber,
  what,
  label = 'Ask for it',
}: {
  areaId: string;
  areaNumber: number;
  what: string;
  label?: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="no-print" size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <AskDialog areaId={areaId} areaNumber={areaNumber} what={what} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
