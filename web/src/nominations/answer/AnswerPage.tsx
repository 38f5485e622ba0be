import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { request } from '../../app/http.js';
import { problemOf } from '../../app/problem.js';
import { onFragment, tokenInAddress } from '../../app/tokenInAddress.js';
import type { NomineeAsked } from '../../types.js';
import { focusOn } from '../../ui/focusOn.js';
import { showLastDay } from '../../ui/format.js';
import { Alone } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import { AnswerForm } from './AnswerForm.js';
import { WhatIsAsked } from './WhatIsAsked.js';

/** For a nominee with a link and no account: what is asked, by whom, what a visit is, and their answer. */
export function AnswerPage() {
  useDocumentTitle('Meeting inspectors');
  // A second link pasted over the first changes the fragment alone: nothing of the first may stay.
  const token = useSyncExternalStore(onFragment, tokenInAddress);
  return <Answering key={token} token={token} />;
}

function Answering({ token }: { token: string }) {
  const link = `/api/nominee-links/${encodeURIComponent(token)}`;
  const [answer, setAnswer] = useState<'accept' | 'decline' | null>(null);
  const asked = useQuery({
    queryKey: ['nominee-asked', token],
    queryFn: () => request<NomineeAsked>(link),
    retry: false,
    enabled: token !== '',
    // Once answered the link is used up: what was read stays on the page.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '' || asked.error) {
    const why =
      token === '' ? 'Part of the link is missing. Copy the whole of it.' : problemOf(asked.error).detail;
    return <Trouble alone title="This link can’t be used." detail={why} />;
  }
  if (!asked.data)
    return (
      <Alone>
        <Waiting what="Opening your link" />
      </Alone>
    );
  if (answer) return <Thanks asked={asked.data} answer={answer} />;
  return (
    <Alone>
      <WhatIsAsked asked={asked.data} />
      <AnswerForm asked={asked.data} link={link} onAnswered={setAnswer} />
      <Typography variant="body2" sx={{ mt: 3, color: 'text.secondary' }}>
        This link works until the end of {showLastDay(asked.data.expiresAt)}. Opening it has answered nothing.
      </Typography>
    </Alone>
  );
}

const Thanks = ({ asked, answer }: { asked: NomineeAsked; answer: 'accept' | 'decline' }) => (
  <Alone>
    <Typography variant="h1" tabIndex={-1} ref={focusOn} sx={{ mb: 1, '&:focus': { outline: 0 } }}>
      Thank you
    </Typography>
    <p role="status">
      {answer === 'accept'
        ? `We have noted your yes. Nothing is fixed yet: ${asked.askedBy.name} will be in touch before the visit with the day and what to expect.`
        : `We have noted that it does not suit. ${asked.askedBy.name} sees your answer, and nobody will ask again by this link.`}
    </p>
    <p>
      If {asked.goesTo === 'supporter' ? `${asked.name} changes their mind` : 'you change your mind'}, tell{' '}
      {asked.askedBy.name}, {asked.askedBy.jobTitle}, or ask whoever gave you the link to tell them. You can
      close this page; the link has done its work.
    </p>
  </Alone>
);
