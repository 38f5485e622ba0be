import { styled } from '@mui/material/styles';
import { mailTrouble } from '../mail/mailWords.js';
import type { Person } from '../types.js';
import { showMoment } from '../ui/format.js';
import { PlaceLink } from '../ui/PlaceLink.js';

type Invited = NonNullable<Person['invited']>;

const Line = styled('p')({ marginTop: 2, overflowWrap: 'anywhere' });

/** How the invitation of somebody who has not chosen a password stands, and what to do when it did not reach them. */
export function InvitationLine({ invited: { expiresAt, expired, mail } }: { invited: Invited }) {
  if (expired) return <Line>The link ran out {showMoment(expiresAt)}. Make a new invitation.</Line>;
  const trouble = mail && mailTrouble(mail);
  if (mail && trouble)
    return (
      <Line>
        <b>{trouble.trouble}</b> {trouble.why}{' '}
        {mail.state === 'kept'
          ? 'Give them the link in it yourself: '
          : 'Make a new invitation and give it to them yourself, or '}
        <PlaceLink to={`/mail/${mail.id}`}>see the message</PlaceLink>.
      </Line>
    );
  return (
    <Line className="beside">
      {mail?.state === 'sent'
        ? 'Invitation sent by mail'
        : mail
          ? 'The invitation is on its way by mail'
          : 'Invitation to be handed over'}
      ; the link works until {showMoment(expiresAt)}.
    </Line>
  );
}
