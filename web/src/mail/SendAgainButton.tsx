import Button from '@mui/material/Button';
import { useMove } from '../app/useMove.js';

/** Puts a message on its way again that stopped. */
export function SendAgainButton({ mailId }: { mailId: string }) {
  const again = useMove({ said: 'It is on its way again.' });
  return (
    <Button
      variant="contained"
      color="primary"
      loading={again.isPending}
      onClick={() => again.mutate({ path: `mail/${mailId}/send-again` })}
    >
      Send it again
    </Button>
  );
}
