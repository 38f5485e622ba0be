import Button from '@mui/material/Button';
import { useMove } from '../app/useMove.js';

/** The new owner says that they know: the line leaves their list. */
export function SeenButton({ handOverId, what }: { handOverId: string; what: string }) {
  const seen = useMove();
  return (
    <Button
      variant="text"
      aria-label={`Seen: ${what}`}
      loading={seen.isPending}
      onClick={() => seen.mutate({ path: `hand-overs/${handOverId}/seen` })}
    >
      Seen
    </Button>
  );
}
