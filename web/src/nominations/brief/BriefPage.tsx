import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Mail, Printer } from 'lucide-react';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { Nomination, NomineeBrief } from '../../types.js';
import { dayOfMoment, showDay } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Trouble } from '../../ui/Trouble.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import { isReached, mayBrief } from '../acts.js';
import { useLink } from '../LinkButtons.js';
import { briefWords, linkUntil, said } from '../words.js';
import { BriefSheet } from './BriefSheet.js';

/** What a nominee should have in mind, as they will see it: to look through, to send, or to print. */
export function BriefPage() {
  const api = useApi();
  const { id = '' } = useParams();
  const brief = useQuery({
    queryKey: ['brief', api, id],
    queryFn: () => request<NomineeBrief>(`${api}/nominations/${id}/brief`),
  });
  const nomination = useGetOne<Nomination>('nominations', { id });
  useDocumentTitle(brief.data ? `Brief for ${brief.data.name}` : 'Brief');
  const error = brief.error ?? nomination.error;
  if (error) return <Trouble whole title="The brief can’t be shown." error={error} again={brief.refetch} />;
  if (!brief.data || !nomination.data) return <Waiting what="Gathering the brief" />;
  const { jobTitle, organisation, approved } = brief.data;
  return (
    <>
      <Box className="no-print" sx={{ mb: 3 }}>
        <Typography variant="body3" sx={{ color: 'text.secondary', mb: 1, '& a': { color: 'inherit' } }}>
          <PlaceLink to="/nominations">Nominations</PlaceLink>
        </Typography>
        <BriefActs nomination={nomination.data} />
        {approved ? null : (
          <Notice title="Nobody has approved this person yet, so the brief can’t be sent.">
            This is what it would say today.
          </Notice>
        )}
      </Box>
      <BriefSheet brief={brief.data} role={[jobTitle, organisation].filter(Boolean).join(', ')} />
    </>
  );
}

function BriefActs({ nomination }: { nomination: Nomination }) {
  const { id, brief, state } = nomination;
  const link = useLink(nomination, 'brief');
  const revoke = useMove({ said: said['revoke-brief-link'] });
  const may = mayBrief(nomination);
  return (
    <>
      <Acts>
        {may && isReached(nomination) ? (
          <Button
            variant="contained"
            color="primary"
            startIcon={<Mail size={16} aria-hidden />}
            loading={link.busy}
            onClick={() => link.by('mail')}
          >
            {state === 'briefed' && brief ? 'Send the brief again' : 'Send the brief'}
          </Button>
        ) : null}
        {may ? <Button onClick={() => link.by('hand')}>Give the link</Button> : null}
        {may && brief?.state === 'open' ? (
          <Button
            loading={revoke.isPending}
            onClick={() => revoke.mutate({ path: `nominations/${id}/revoke-brief-link` })}
          >
            Take the link back
          </Button>
        ) : null}
        <Button startIcon={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
      </Acts>
      {brief ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {briefWords[brief.sentBy]} on {showDay(dayOfMoment(brief.createdAt))}. {linkUntil(brief)}.
        </Typography>
      ) : null}
      {link.dialog}
    </>
  );
}
