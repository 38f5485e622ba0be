import { z } from 'zod';
import { showMoment } from './moment.js';
import { action, defineTemplate, heading, paragraph } from './template.js';

/** Asks somebody to choose a password for their account. The token stands in the fragment, which reaches no server's log. */
export const accountInvitation = defineTemplate({
  name: 'account-invitation',
  title: 'Invitation to Revisit',
  when: 'When an administrator adds somebody, or invites them anew, and chooses to send the invitation by mail.',
  audience: 'member',
  values: z.object({
    /** Name and job title of whoever invites. */
    from: z.string(),
    expiresAt: z.iso.datetime(),
    token: z.string(),
  }),
  secrets: ['token'],
  // Whoever has the token signs in as this person: those who may invite have it anyway, and nobody else.
  handedOverBy: 'people.edit',
  sample: {
    from: 'Sample administrator, Head of Business Support',
    expiresAt: '2026-11-30T09:00:00Z',
    token: 'sample',
  },
  content: ({ from, expiresAt, token }, { to, programme }) => ({
    subject: `${programme.name}: choose your password for Revisit`,
    blocks: [
      paragraph(`Dear ${to.name},`),
      paragraph(
        `${from} has invited you to Revisit for ${programme.name}. You sign in there with the e-mail address that this message was sent to, and with a password that you choose now.`,
      ),
      action('Choose a password', `/invitation#${token}`),
      paragraph(
        `The link is yours alone: please do not pass it on. It works once, until ${showMoment(expiresAt)}. If it has run out, ask whoever invited you for a new one.`,
      ),
      heading('What Revisit is'),
      paragraph(
        'It is where the local area keeps what it would show inspectors if they came back: what has changed for children and young people with special educational needs and disabilities, the documents that prove it, and who does what by when.',
      ),
      paragraph('If you did not expect this, leave the link alone and tell whoever invited you.'),
    ],
  }),
});
