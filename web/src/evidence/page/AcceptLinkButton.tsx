import Button from '@mui/material/Button';
import { useMove } from '../../app/useMove.js';
import type { Link } from '../../types.js';

/** The area's lead, or a reviewer, agrees that the claim belongs to the area. */
export function AcceptLinkButton({ link }: { link: Link }) {
  const accept = useMove({ said: `Accepted for area ${link.area.number}.` });
  return (
    <Button
      size="small"
      loading={accept.isPending}
      onClick={() => accept.mutate({ path: `links/${link.id}/accept` })}
      aria-label={`Accept the claim for area ${link.area.number}`}
    >
      Accept
    </Button>
  );
}
