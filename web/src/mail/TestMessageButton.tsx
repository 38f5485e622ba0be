import Button from '@mui/material/Button';
import { useMove } from '../app/useMove.js';

/** Writes a message to the person's own address. */
export function TestMessageButton() {
  const test = useMove({ said: 'Written to your own address. It stands at the top of the list.' });
  return (
    <Button
      variant="contained"
      color="primary"
      loading={test.isPending}
      onClick={() => test.mutate({ path: 'mail/test' })}
    >
      Send a test message
    </Button>
  );
}
