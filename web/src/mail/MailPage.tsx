import Box from '@mui/material/Box';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import { useApi } from '../app/session.js';
import type { MailDetail } from '../types.js';
import { count, showMoment } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { PageHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Tag } from '../ui/Tag.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { MessageFrame } from './MessageFrame.js';
import { mailStateHints, mailStateWords } from './mailWords.js';
import { toWords } from './OutgoingMail.js';
import { SendAgainButton } from './SendAgainButton.js';

/** One message: what became of it, and what it says to whoever may read that. */
export function MailPage() {
  const api = useApi();
  const { id = '' } = useParams();
  const { data: mail, isPending, error, refetch } = useGetOne<MailDetail>('mail', { id });
  if (isPending) return <Waiting what="Opening the message" />;
  if (!mail) return <Trouble whole title="This message can’t be shown." error={error} again={refetch} />;
  const { word, icon, wants } = mailStateWords[mail.state];
  const hint = mailStateHints[mail.state];
  const facts: [string, React.ReactNode][] = [
    [
      'State',
      <Tag key="state" icon={icon} tone={wants ? 'strong' : 'plain'}>
        {word}
      </Tag>,
    ],
    ['To', toWords(mail)],
    ['Kind', mail.kind],
    ['Written', showMoment(mail.postedAt)],
    ...(mail.state === 'kept' ? [] : ([['Tried', count(mail.tries, 'time')]] as [string, string][])),
    ...(mail.state === 'waiting' && mail.tries > 0
      ? ([['Next try', showMoment(mail.dueAt)]] as [string, string][])
      : []),
    ...(mail.endedAt ? ([['Since', showMoment(mail.endedAt)]] as [string, string][]) : []),
    ...(mail.answer ? ([['The mail server said', mail.answer]] as [string, string][]) : []),
  ];
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/mail">Outgoing mail</PlaceLink>}
        title={mail.subject ?? mail.kind}
        acts={mail.canSendAgain ? <SendAgainButton mailId={mail.id} /> : null}
      />
      {hint ? <Notice title={hint} /> : null}
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: 'max-content minmax(0, 1fr)',
          gap: '6px 20px',
          my: '16px',
          '& dt': { color: 'text.secondary' },
          '& dd': { m: 0, overflowWrap: 'anywhere' },
        }}
      >
        {facts.map(([term, fact]) => (
          <Box key={term} sx={{ display: 'contents' }}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </Box>
        ))}
      </Box>
      {mail.text ? (
        <MessageFrame
          title={mail.subject ?? mail.kind}
          address={`${api}/mail/${mail.id}/html`}
          text={mail.text}
        />
      ) : (
        <Notice title={mail.erased ? 'What it said has been erased.' : 'What it says is not shown to you.'}>
          {mail.erased
            ? 'The portal keeps the words and address of a message only for as long as they are needed.'
            : 'It is for somebody outside the portal. The improvement partner can read it.'}
        </Notice>
      )}
    </>
  );
}
