import type { MailState } from '@revisit/core/shared';
import { Archive, Ban, Check, CircleAlert, CircleHelp, Clock, type LucideIcon, Send } from 'lucide-react';

/** What the state of a message means to people; `wants` marks those somebody should look at. */
export const mailStateWords: Record<MailState, { word: string; icon: LucideIcon; wants?: true }> = {
  waiting: { word: 'Waits', icon: Clock },
  sending: { word: 'Leaving', icon: Send },
  sent: { word: 'Sent', icon: Check },
  kept: { word: 'Kept here', icon: Archive },
  refused: { word: 'Refused', icon: CircleAlert, wants: true },
  failed: { word: 'Gave up', icon: CircleAlert, wants: true },
  unsure: { word: 'Not known', icon: CircleHelp, wants: true },
  returned: { word: 'Came back', icon: CircleAlert, wants: true },
  cancelled: { word: 'Called off', icon: Ban },
};

/** What became of a message, in a sentence, where the word alone does not say what to do. */
export const mailStateHints: Partial<Record<MailState, string>> = {
  kept: 'No mail server is set up, so it did not leave the portal.',
  refused: 'The mail server will not take it. Check the address, then send it again.',
  failed: 'The portal tried for two days. Send it again when the mail server answers.',
  unsure:
    'It may have arrived: the portal was cut off before it heard the answer. Ask whether it did before you send it again.',
  returned:
    'The other side could not deliver it, so nobody has read it. Check the address where the message came from and send a new one from there.',
  cancelled: 'It was not wanted any more, or its link had run out, before it left.',
};

/** What became of a message that somebody waits for, where they have to do something about it. */
const undelivered: Partial<Record<MailState, string>> = {
  kept: 'The message did not leave the portal.',
  refused: 'The message was not delivered: the mail server refused it.',
  failed: 'The message was not delivered: the mail server could not be reached for two days.',
  unsure: 'Nobody knows whether the message arrived.',
  returned: 'The message came back.',
};

/** The trouble with a message, and the words behind it where they are about the address; null when there is none. */
export function mailTrouble({ state, answer }: { state: MailState; answer: string | null }) {
  const trouble = undelivered[state];
  if (!trouble) return null;
  const why = !answer ? '' : state === 'refused' ? `It said: ${answer}.` : state === 'returned' ? answer : '';
  return { trouble, why };
}
