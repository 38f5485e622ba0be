import Button from '@mui/material/Button';
import { Plus } from 'lucide-react';
import { useMove } from '../app/useMove.js';

/** Freezes the facts as they are now and builds a pack from them. */
export function BuildPackButton({ again = false }: { again?: boolean }) {
  const build = useMove({ said: 'The facts are frozen. The pack is being built.' });
  const start = () => build.mutate({ path: 'packs', body: { kind: 'readiness' } });
  return again ? (
    <Button loading={build.isPending} onClick={start}>
      Build again
    </Button>
  ) : (
    <Button
      variant="contained"
      color="primary"
      loading={build.isPending}
      startIcon={<Plus size={16} aria-hidden />}
      onClick={start}
    >
      Build a pack
    </Button>
  );
}
