import { z } from 'zod';
import { defineTemplate, paragraph } from './template.js';

/** Goes to the address that was asked, so that an answer given by somebody else is noticed. */
export const nomineeAnswerNoted = defineTemplate({
  name: 'nominee-answer-noted',
  title: 'Your answer has arrived',
  when: 'When a nominee has answered by their link.',
  audience: 'outsider',
  values: z.object({ nominee: z.string(), answer: z.enum(['accept', 'decline']), from: z.string() }),
  secrets: [],
  sample: { nominee: 'Sam Example', answer: 'accept', from: 'Sample partner, SEND Improvement Partner' },
  content: ({ nominee, answer, from }, { to, programme }) => ({
    subject: 'Your answer has arrived',
    blocks: [
      paragraph(`Dear ${to.name},`),
      paragraph(
        answer === 'accept'
          ? `Thank you. We have noted that ${nominee} would meet inspectors for ${programme.name}. Nothing is fixed yet: you will hear from us before the visit.`
          : `Thank you for telling us. We have noted that ${nominee} will not meet inspectors for ${programme.name}. Nobody will ask again by this link.`,
      ),
      paragraph(`If this is not what you answered, or you have changed your mind, tell ${from}.`),
    ],
  }),
});
