import Button from '@mui/material/Button';
import { useMove } from '../app/useMove.js';
import type { Pack } from '../types.js';

/** Stops a build; what was made of it is thrown away. */
export function CancelPackButton({ pack }: { pack: Pack }) {
  const cancel = useMove({ said: 'Stopped. Nothing of it is kept.' });
  return (
    <Button loading={cancel.isPending} onClick={() => cancel.mutate({ path: `packs/${pack.id}/cancel` })}>
      Stop building
    </Button>
  );
}
