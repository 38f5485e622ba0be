import Button from '@mui/material/Button';
import { useState } from 'react';
import { Confirm } from 'react-admin';
import { useMove } from '../app/useMove.js';
import type { Pack } from '../types.js';

/** A senior officer says that this pack is the one to show. */
export function ReleasePackButton({ pack }: { pack: Pack }) {
  const [open, setOpen] = useState(false);
  const release = useMove({ said: 'Released.', onDone: () => setOpen(false) });
  return (
    <>
      <Button variant="contained" color="primary" onClick={() => setOpen(true)}>
        Release
      </Button>
      <Confirm
        isOpen={open}
        loading={release.isPending}
        title="Release this pack?"
        content={`It holds ${pack.documents} documents. You say with your name that it may be shown.`}
        confirm="Release it"
        cancel="Not yet"
        onConfirm={() => release.mutate({ path: `packs/${pack.id}/release` })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
