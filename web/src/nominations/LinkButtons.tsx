import Button from '@mui/material/Button';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMove } from '../app/useMove.js';
import type { InvitedNominee, Nomination } from '../types.js';
import { showLastDay } from '../ui/format.js';
import { LinkOnceDialog } from '../ui/LinkOnceDialog.js';

const purposes = {
  answer: {
    path: 'invite',
    title: 'Link for',
    what: 'takes one answer, and runs out at the end of',
    sent: (to: string) => `A message to ${to} is on its way.`,
  },
  brief: {
    path: 'send-brief',
    title: 'Link to the brief for',
    what: 'can be opened as often as they like, shows how things stand on that day, and runs out at the end of',
    sent: (to: string) => `The brief is on its way to ${to}.`,
  },
} as const;

/** Asks a person, or gives them their brief: by mail where there is an address, else by a link that is handed over. */
export function useLink(nomination: Nomination, purpose: keyof typeof purposes) {
  const notify = useNotify();
  const [handed, setHanded] = useState<InvitedNominee | null>(null);
  const { nominee } = nomination;
  const { path, title, what, sent } = purposes[purpose];
  const send = useMove<InvitedNominee>({
    onDone: (answer) => {
      if (answer.url) return setHanded(answer);
      const link = purpose === 'answer' ? answer.nomination.invitation : answer.nomination.brief;
      const to = link?.goesTo === 'supporter' ? `${nominee.name}’s supporter` : nominee.name;
      notify(sent(to), { type: 'info' });
    },
  });
  const by = (way: 'mail' | 'hand') =>
    send.mutate({ path: `nominations/${nomination.id}/${path}`, body: { by: way } });
  const dialog = handed?.url ? (
    <LinkOnceDialog title={`${title} ${nominee.name}`} address={handed.url} onClose={() => setHanded(null)}>
      {handed.goes === 'kept' ? 'No mail server is set up, so nothing was sent. ' : ''}Give this link to{' '}
      {nominee.name}
      {nominee.contact?.supporterName ? ` or ${nominee.contact.supporterName}` : ''} yourself. It is shown
      only now, {what} {showLastDay(handed.expiresAt)}.
    </LinkOnceDialog>
  ) : null;
  return { by, busy: send.isPending, dialog };
}

/** The next step for somebody who is to be written to. */
export function MailButton({
  label,
  name,
  onSend,
  busy,
}: {
  label: string;
  name: string;
  onSend: () => void;
  busy: boolean;
}) {
  return (
    <Button
      size="small"
      startIcon={<Mail size={14} aria-hidden />}
      loading={busy}
      onClick={onSend}
      aria-label={`${label}: ${name}`}
    >
      {label}
    </Button>
  );
}
