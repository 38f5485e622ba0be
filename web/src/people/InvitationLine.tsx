import { styled } from '@mui/material/styles';
import type { Person } from '../types.js';
import { showMoment } from '../ui/format.js';
import { PlaceLink } from '../ui/PlaceLink.js';

type Invited = NonNullable<Person['invited']>;
type MailState = NonNullable<Invited['mail']>['state'];

const Line = styled('p')({ marginTop: 2, overflowWrap: 'anywhere' });

/** What became of the message, where the administrator has to do something about it. */
const undelivered: Partial<Record<MailState, string>> = {
  kept: 'The invitation did not leave the portal.',
  refused: 'The invitation was not delivered: the mail server refused it.',
  failed: 'The invitation was not delivered: the mail server could not be reached for two days.',
  unsure: 'Nobody knows whether the invitation arrived.',
  returned: 'The invitation came back.',
};

/** The words behind it, where they are about the address. */
function saidOf({ state, answer }: NonNullable<Invited['mail']>): string {
  if (!answer) return '';
  return state === 'refused' ? `It said: ${answer}. ` : state === 'returned' ? `${answer} ` : '';
}

/** How the invitation of somebody who has not chosen a password stands, and what to do when it did not reach them. */
export function InvitationLine({ invited: { expiresAt, expired, mail } }: { invited: Invited }) {
  if (expired) return <Line>The link ran out {showMoment(expiresAt)}. Make a new invitation.</Line>;
  const trouble = mail && undelivered[mail.state];
  if (mail && trouble)
    return (
      <Line>
        <b>{trouble}</b> {saidOf(mail)}
        {mail.state === 'kept' ? 'Hand over the link in it: ' : 'Make a new invitation and hand it over, or '}
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
