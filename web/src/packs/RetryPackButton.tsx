import Button from '@mui/material/Button';
import { useMove } from '../app/useMove.js';
import type { Pack } from '../types.js';

/** Builds the same frozen pack again after it stopped. */
export function RetryPackButton({ pack }: { pack: Pack }) {
  const retry = useMove({ said: 'Trying again, from the same frozen facts.' });
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate({ path: `packs/${pack.id}/retry` })}>
      Try again
    </Button>
  );
}
