import { z } from 'zod';
import { action, defineTemplate, paragraph } from './template.js';

/** Shows that messages leave, and what they look like when they arrive. */
export const testMessage = defineTemplate({
  name: 'test-message',
  title: 'Test message',
  when: 'When somebody asks for one on the outgoing mail screen.',
  audience: 'member',
  values: z.object({}),
  secrets: [],
  sample: {},
  content: (_values, { to, programme }) => ({
    subject: 'Test message from Revisit',
    blocks: [
      paragraph(`Dear ${to.name},`),
      paragraph('You asked Revisit to send you a message. It arrived, so outgoing mail works.'),
      action('See outgoing mail', `/p/${programme.slug}/mail`),
    ],
  }),
});
