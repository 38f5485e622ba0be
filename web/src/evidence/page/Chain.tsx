import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';
import { dayOfMoment, showDay } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { SectionHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { evidenceStateWords } from '../../ui/words.js';

/** That something newer stands for this document, or will once it is approved. */
export function ReplacedNotice({ evidence }: { evidence: Evidence }) {
  const at = evidence.chain.findIndex((each) => each.isThis);
  const newer = evidence.chain[at + 1];
  if (!newer) return null;
  const since = evidence.chain[at]?.replacedAt;
  const name = newer.title === null ? 'a document you can’t open' : `“${newer.title}”`;
  return (
    <Notice
      title={since ? `Replaced by ${name} on ${showDay(dayOfMoment(since))}.` : `To be replaced by ${name}.`}
      ways={newer.id ? <PlaceLink to={`/evidence/${newer.id}`}>Open the newer one</PlaceLink> : null}
    >
      {since
        ? 'This one no longer counts. It stays on record for the days on which it did.'
        : 'This one counts until the newer one is approved.'}
    </Notice>
  );
}

/** What it replaces and what replaces it, oldest first. */
export function Chain({ evidence }: { evidence: Evidence }) {
  const takeBack = useMove({ said: 'Taken back. The older document counts again.' });
  if (evidence.chain.length === 0) return null;
  const replaces = evidence.chain[0]?.isThis === false;
  return (
    <Box component="section" sx={{ mb: '28px' }}>
      <SectionHead title="One after the other" beside={evidence.chain.length} />
      <Box
        component="ol"
        sx={{ fontSize: '.875rem', listStyle: 'decimal', pl: 2.5, py: 1, '& li': { py: '3px' } }}
      >
        {evidence.chain.map((each, index) => (
          <li key={each.id ?? index} aria-current={each.isThis ? 'true' : undefined}>
            {each.isThis ? <b>{each.title}</b> : null}
            {!each.isThis && each.id ? <PlaceLink to={`/evidence/${each.id}`}>{each.title}</PlaceLink> : null}
            {each.id ? null : 'A document you can’t open'}
            {each.state ? ` · ${evidenceStateWords[each.state].toLowerCase()}` : ''}
            {each.replacedAt ? `, replaced ${showDay(dayOfMoment(each.replacedAt))}` : ''}
          </li>
        ))}
      </Box>
      {replaces && evidence.may.edit ? (
        <Button
          size="small"
          loading={takeBack.isPending}
          onClick={() =>
            takeBack.mutate({ path: `evidence/${evidence.id}/supersedes`, body: { supersedes: null } })
          }
        >
          It replaces nothing after all
        </Button>
      ) : null}
    </Box>
  );
}
