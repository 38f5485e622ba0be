import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { request } from '../../app/http.js';
import { problemOf } from '../../app/problem.js';
import { onFragment, tokenInAddress } from '../../app/tokenInAddress.js';
import { Mark } from '../../frame/Brand.js';
import type { BriefByLink } from '../../types.js';
import { showLastDay } from '../../ui/format.js';
import { Alone } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import { BriefSheet } from './BriefSheet.js';

/** For a nominee with a link and no account: their brief as it is today. Reading it changes nothing. */
export function BriefLinkPage() {
  useDocumentTitle('Your brief');
  // A second link pasted over the first changes the fragment alone: nothing of the first may stay.
  const token = useSyncExternalStore(onFragment, tokenInAddress);
  return <Reading key={token} token={token} />;
}

function Reading({ token }: { token: string }) {
  // Asked for anew whenever the page is looked at again: an approval may have been withdrawn meanwhile.
  const brief = useQuery({
    queryKey: ['brief-by-link', token],
    queryFn: () => request<BriefByLink>(`/api/nominee-links/${encodeURIComponent(token)}/brief`),
    retry: false,
    enabled: token !== '',
    gcTime: 0,
  });
  if (token === '' || brief.error) {
    const why =
      token === '' ? 'Part of the link is missing. Copy the whole of it.' : problemOf(brief.error).detail;
    return <Trouble alone title="This link can’t be used." detail={why} />;
  }
  if (!brief.data)
    return (
      <Alone>
        <Waiting what="Opening your brief" />
      </Alone>
    );
  const { name, goesTo, sentBy, expiresAt } = brief.data;
  return (
    <Box
      component="main"
      sx={{ maxWidth: '48rem', m: '0 auto', p: '32px 20px 64px', '@media print': { m: 0, p: 0 } }}
    >
      <Box className="no-print" sx={{ mb: 2 }}>
        <Mark sx={{ mb: 3 }} />
        {goesTo === 'supporter' ? (
          <p>
            You were named as somebody {name} trusts. Please read this together with {name}.
          </p>
        ) : null}
      </Box>
      <BriefSheet brief={brief.data} />
      <Box className="no-print" sx={{ mt: 3, maxWidth: '75ch', '& p': { mb: 2 } }}>
        <p>
          This page always shows how things stand on the day you open it. The link works until the end of{' '}
          {showLastDay(expiresAt)}; please do not pass it on. Sent by {sentBy.name}, {sentBy.jobTitle}: ask
          them whatever you would like to know, and tell them if this is not you.
        </p>
        <Button startIcon={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
      </Box>
    </Box>
  );
}
