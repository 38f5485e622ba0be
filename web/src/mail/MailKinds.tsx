import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { MailTemplate } from '../types.js';
import { PageHead, SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { MessageFrame } from './MessageFrame.js';

/** How each kind of message reads, with made-up words in it. */
export function MailKinds() {
  const api = useApi();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['mail', 'templates'],
    queryFn: () => request<MailTemplate[]>(`${api}/mail/templates`),
  });
  if (isPending) return <Waiting what="Opening the kinds of message" />;
  if (!data)
    return <Trouble whole title="The kinds of message can’t be shown." error={error} again={refetch} />;
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/mail">Outgoing mail</PlaceLink>}
        title="Kinds of message"
        lead="Everything the portal writes to people, with made-up names and words."
      />
      {data.map((kind) => (
        <Box component="section" key={kind.name} aria-labelledby={kind.name} sx={{ mt: 4 }}>
          <SectionHead
            id={kind.name}
            title={kind.title}
            beside={kind.audience === 'member' ? 'To people with an account' : 'To people without an account'}
          />
          <Typography sx={{ color: 'text.secondary', my: '8px', maxWidth: '75ch' }}>
            {kind.when} Subject: {kind.subject}
          </Typography>
          <MessageFrame
            title={kind.title}
            address={`${api}/mail/templates/${kind.name}/html`}
            text={kind.text}
          />
        </Box>
      ))}
    </>
  );
}
