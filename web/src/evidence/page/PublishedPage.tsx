import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';
import { showDay } from '../../ui/format.js';
import { SectionHead } from '../../ui/Page.js';

/** The page on the web that the evidence stands for, and the day somebody last looked at it. */
export function PublishedPage({ evidence }: { evidence: Evidence }) {
  const check = useMove({ said: 'Noted: checked today.' });
  const { published } = evidence;
  if (!published) return null;
  return (
    <section style={{ marginBottom: 28 }}>
      <SectionHead title="Page on the web" />
      <p style={{ paddingTop: 10, overflowWrap: 'anywhere', fontSize: '.875rem' }}>
        <Link href={published.url} rel="noopener noreferrer" target="_blank">
          {published.url}
        </Link>
        <br />
        Last checked {showDay(published.checkedOn)}. Reviewers see the snapshot, not the page.
      </p>
      {evidence.may.edit ? (
        <Button
          size="small"
          sx={{ mt: 1 }}
          loading={check.isPending}
          onClick={() => check.mutate({ path: `evidence/${evidence.id}/check-page` })}
        >
          I looked today: it stands as it did
        </Button>
      ) : null}
    </section>
  );
}
