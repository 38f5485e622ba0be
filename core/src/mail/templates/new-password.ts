import { z } from 'zod';
import { showMoment } from './moment.js';
import { action, defineTemplate, paragraph } from './template.js';

/** Goes to whoever forgot their password. The token stands in the fragment, which reaches no server's log. */
export const newPassword = defineTemplate({
  name: 'new-password',
  title: 'Link for a new password',
  when: 'When somebody says on the sign-in page that they have forgotten their password.',
  audience: 'member',
  values: z.object({ expiresAt: z.iso.datetime(), token: z.string() }),
  secrets: ['token'],
  // Whoever has the token signs in as this person: it is nobody's to pass on.
  handedOverBy: 'nobody',
  sample: { expiresAt: '2026-11-30T09:00:00Z', token: 'sample' },
  content: ({ expiresAt, token }, { to }) => ({
    subject: 'Choose a new password for Revisit',
    blocks: [
      paragraph(`Dear ${to.name},`),
      paragraph(
        'Somebody, most likely you, said on the sign-in page of Revisit that they have forgotten the password of the account with this e-mail address. With this link you choose a new one.',
      ),
      action('Choose a new password', `/new-password#${token}`),
      paragraph(
        `The link is yours alone: please do not pass it on. It works once, until ${showMoment(expiresAt)}. Opening it changes nothing yet. Once you have chosen a password, you are signed out wherever you were signed in.`,
      ),
      paragraph('If it was not you, leave the link alone. Your password stays as it is.'),
    ],
  }),
});
