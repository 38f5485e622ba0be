import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { DataTable, ListBase, Pagination, useListContext } from 'react-admin';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { Mail, OutgoingStatus } from '../types.js';
import { FilterChips } from '../ui/FilterChips.js';
import { showMoment } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { phoneTable } from '../ui/phoneTable.js';
import { Tag } from '../ui/Tag.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { mailStateWords } from './mailWords.js';
import { TestMessageButton } from './TestMessageButton.js';

const Column = DataTable.Col<Mail>;

const quickStates = ['waiting', 'kept', 'sent', 'refused', 'failed', 'unsure', 'returned'] as const;

const small = { display: 'block', fontSize: '.8125rem', color: 'text.secondary' };

function Rows() {
  const { data, isPending, error, refetch, filterValues } = useListContext<Mail>();
  if (isPending) return <Waiting what="Opening outgoing mail" />;
  if (error && !data) return <Trouble title="Outgoing mail can’t be shown." error={error} again={refetch} />;
  if (!data || data.length === 0)
    return filterValues.state ? (
      <Nothing title="There is none of these." />
    ) : (
      <Nothing title="Nothing has been written yet.">
        Messages appear here as the portal writes them. Send yourself a test message to see one.
      </Nothing>
    );
  return (
    <>
      <DataTable<Mail> bulkActionButtons={false} rowClick={false} sx={phoneTable}>
        <Column
          source="subject"
          label="Message"
          disableSort
          render={(mail) => (
            <>
              <PlaceLink to={`/mail/${mail.id}`}>{mail.subject ?? mail.kind}</PlaceLink>
              {mail.subject && mail.subject !== mail.kind ? (
                <Box component="span" sx={small}>
                  {mail.kind}
                </Box>
              ) : null}
            </>
          )}
        />
        <Column source="to" label="To" disableSort render={toWords} />
        <Column
          source="state"
          label="State"
          disableSort
          render={(mail) => {
            const { word, icon, wants } = mailStateWords[mail.state];
            return (
              <Tag icon={icon} tone={wants ? 'strong' : 'plain'}>
                {word}
              </Tag>
            );
          }}
        />
        <Column
          source="postedAt"
          label="Written"
          disableSort
          render={(mail) => (
            <>
              {showMoment(mail.postedAt)}
              {mail.state === 'waiting' && mail.tries > 0 ? (
                <Box component="span" sx={small}>
                  Next try {showMoment(mail.dueAt)}
                </Box>
              ) : null}
            </>
          )}
        />
      </DataTable>
      <Pagination rowsPerPageOptions={[25, 100]} />
    </>
  );
}

/** Whom a message is to, or why that is not said. */
export function toWords(mail: Mail): string {
  if (mail.to) return `${mail.to.name}, ${mail.to.address}`;
  if (mail.hidden) return 'Somebody outside the portal';
  return 'Erased';
}

/** What the portal writes to people: what left, what waits, and what stopped on its way. */
export function OutgoingMail() {
  const api = useApi();
  const { data: status } = useQuery({
    queryKey: ['mail', 'status'],
    queryFn: () => request<OutgoingStatus>(`${api}/mail/status`),
  });
  return (
    <ListBase<Mail> resource="mail" perPage={25} sort={{ field: 'postedAt', order: 'DESC' }}>
      <PageHead
        title="Outgoing mail"
        lead={
          status?.delivery === 'smtp'
            ? `What the portal writes to people, from ${status.from}.`
            : 'What the portal writes to people.'
        }
        acts={
          <>
            <PlaceButton to="/mail/kinds">Kinds of message</PlaceButton>
            <TestMessageButton />
          </>
        }
      />
      {status?.delivery === 'kept' ? (
        <Notice title="No mail server is set up, so nothing leaves the portal.">
          Messages are kept here. Operations can connect a mail server; what is kept by then is sent only when
          somebody asks for it.
        </Notice>
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: '12px' }}>
        <FilterChips
          filters={quickStates
            .filter((state) => status?.counts[state])
            .map((state) => ({
              value: { state },
              label: mailStateWords[state].word,
              count: status?.counts[state],
            }))}
        />
      </Box>
      <Rows />
    </ListBase>
  );
}
