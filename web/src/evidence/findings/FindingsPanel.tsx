import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { findingWords } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { Check, OctagonAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence, Finding, Findings } from '../../types.js';
import { showMoment } from '../../ui/format.js';
import { SectionHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { SentenceDialog } from '../../ui/SentenceDialog.js';

const List = styled('ul')(({ theme }) => ({
  fontSize: '.875rem',
  '& li': {
    display: 'grid',
    gridTemplateColumns: '18px minmax(0, 1fr)',
    gap: 10,
    padding: '10px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& svg': { marginTop: 2 },
  '& .beside': { color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
  '& a': { display: 'inline-block', minHeight: 24 },
}));

function FindingItem({ evidence, finding }: { evidence: Evidence; finding: Finding }) {
  const { resolution } = finding;
  const Icon = resolution ? Check : OctagonAlert;
  return (
    <li>
      <Icon size={18} aria-hidden />
      <div>
        <b>{findingWords[finding.kind]}</b> {finding.masked}
        <br />
        <PlaceLink to={`/evidence/${evidence.id}?page=${finding.page}`}>Page {finding.page}</PlaceLink>
        {resolution ? (
          <p className="beside">
            Meant to be here: {resolution.reason} {resolution.person.name}, {showMoment(resolution.at)}
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** The findings of the newest version, read for whoever may open it. */
const useFindings = (evidence: Evidence) => {
  const api = useApi();
  const opens = evidence.versions.some(
    (version) => version.number === evidence.currentVersion && version.may.open,
  );
  return useQuery({
    queryKey: ['findings', evidence.id, evidence.currentVersion],
    queryFn: () => request<Findings>(`${api}/evidence/${evidence.id}/findings`),
    enabled: opens,
    // A file is open a moment before its text is looked through: asked for a minute long.
    refetchInterval: ({ state }) =>
      state.data?.lookedThrough === false && state.dataUpdateCount < 20 ? 3_000 : false,
  });
};

/**
 * What the guard found in the document's text, where, and the word that it is meant to be there. Nothing is shown of a document
 * in which it found nothing.
 */
export function FindingsPanel({ evidence }: { evidence: Evidence }) {
  const { data } = useFindings(evidence);
  const [open, setOpen] = useState(false);
  const resolve = useMove({ said: 'Kept on record with your reason.', onDone: () => setOpen(false) });
  const section = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  const there = data !== undefined && data.findings.length > 0;
  // The address may lead here (`#findings`), and the findings come after the page.
  useEffect(() => {
    if (there && hash === '#findings') section.current?.focus();
  }, [there, hash]);
  if (!there) return null;
  const waiting = data.findings.filter((finding) => finding.resolution === null);
  return (
    <Box
      component="section"
      id="findings"
      ref={section}
      tabIndex={-1}
      aria-label="Personal details in the text"
      sx={{ mb: '28px' }}
    >
      <SectionHead title="Personal details in the text" beside={data.findings.length} />
      {waiting.length > 0 ? (
        <Typography variant="body2" sx={{ pt: 1 }}>
          These stay out of any pack until they are settled: add a version without them, or say why they are
          meant to be here.
        </Typography>
      ) : null}
      <List>
        {data.findings.map((finding) => (
          <FindingItem key={finding.id} evidence={evidence} finding={finding} />
        ))}
      </List>
      {waiting.length > 0 && data.may.resolve ? (
        <Button size="small" sx={{ mt: '10px' }} onClick={() => setOpen(true)}>
          {waiting.length === 1 ? 'It is meant to be here' : 'They are meant to be here'}
        </Button>
      ) : null}
      {open ? (
        <SentenceDialog
          title="Meant to be here?"
          label="Why, in a sentence"
          hint="Your reason stays on record with your name. Don’t repeat the detail itself. The document can then go into a pack."
          verb="Keep it"
          busy={resolve.isPending}
          onClose={() => setOpen(false)}
          onSay={(reason) =>
            resolve.mutate({
              path: `evidence/${evidence.id}/findings/resolve`,
              body: { findingIds: waiting.map(({ id }) => id), reason },
            })
          }
        />
      ) : null}
    </Box>
  );
}
