import { z } from 'zod';
import { showMoment } from './moment.js';
import { action, defineTemplate, paragraph } from './template.js';

/** Goes to the address of the account, so that a password changed by somebody else is noticed. */
export const passwordChanged = defineTemplate({
  name: 'password-changed',
  title: 'Your password was changed',
  when: 'When somebody has chosen a new password by a link.',
  audience: 'member',
  values: z.object({ at: z.iso.datetime() }),
  secrets: [],
  sample: { at: '2026-11-30T09:00:00Z' },
  content: ({ at }, { to }) => ({
    subject: 'Your password for Revisit was changed',
    blocks: [
      paragraph(`Dear ${to.name},`),
      paragraph(
        `A new password was chosen for your account on ${showMoment(at)}. Wherever you were signed in you have been signed out: sign in with the new one.`,
      ),
      action('Sign in', '/sign-in'),
      paragraph(
        'If it was not you, somebody else can read your e-mail or was given a link that was yours. Choose a new password at once, and tell your administrator.',
      ),
      action('Choose a new password', '/forgotten-password'),
    ],
  }),
});
