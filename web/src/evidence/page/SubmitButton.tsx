import Button from '@mui/material/Button';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';

/** Sends the newest version for review. */
export function SubmitButton({ evidence }: { evidence: Evidence }) {
  const submit = useMove({ said: 'Sent for review.' });
  return (
    <Button
      variant="contained"
      color="primary"
      loading={submit.isPending}
      onClick={() =>
        submit.mutate({
          path: `evidence/${evidence.id}/submit`,
          body: { versionNumber: evidence.currentVersion, comment: '' },
        })
      }
    >
      Send for review
    </Button>
  );
}
