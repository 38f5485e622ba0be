import Button from '@mui/material/Button';
import { useMove } from '../app/useMove.js';

/** Tries a job again that gave up. */
export function RetryJobButton({ jobId }: { jobId: string }) {
  const retry = useMove({ said: 'Trying again.' });
  return (
    <Button
      size="small"
      loading={retry.isPending}
      onClick={() => retry.mutate({ path: `jobs/${jobId}/retry` })}
    >
      Try again
    </Button>
  );
}
