import { z } from 'zod';
import { action, defineTemplate, paragraph } from './template.js';

const values = z.object({
  nominee: z.string(),
  toSupporter: z.boolean(),
  voice: z.enum(['professional', 'parent-carer', 'young-person']),
  /** Name and job title of whoever sends it. */
  from: z.string(),
  /** The last day on which the link works. */
  lastDay: z.iso.date(),
  token: z.string(),
});
type Values = z.output<typeof values>;

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Gives a nominee the link to their brief. The facts stand on the page alone, where a withdrawn approval is gone at once. */
export const nomineeBrief = defineTemplate({
  name: 'nominee-brief',
  title: 'One-page brief',
  when: 'When somebody who is approved to meet inspectors is sent their brief.',
  audience: 'outsider',
  values,
  secrets: ['token'],
  sample: {
    nominee: 'Sam Example',
    toSupporter: false,
    voice: 'professional',
    from: 'Sample partner, SEND Improvement Partner',
    lastDay: '2027-01-21',
    token: 'sample',
  },
  content: (said, { to, programme }) => ({
    subject: said.toSupporter
      ? `One page for ${said.nominee}, before meeting inspectors`
      : 'One page for you, before you meet inspectors',
    blocks: [
      paragraph(`Dear ${to.name},`),
      ...(said.toSupporter
        ? [
            paragraph(
              `You were named as somebody whom ${said.nominee} trusts. Please read this together with ${said.nominee}.`,
            ),
          ]
        : []),
      paragraph(
        `${said.from} has put together one page for ${said.toSupporter ? said.nominee : 'you'}, to read before meeting inspectors for ${programme.name}.`,
      ),
      paragraph(advice(said)),
      action('Read the page', `/brief#${said.token}`),
      paragraph(
        `It always shows how things stand on the day you open it, and you can print it. The link is yours alone and works until ${day.format(new Date(said.lastDay))}. Please do not pass it on.`,
      ),
    ],
  }),
});

function advice({ voice, toSupporter, nominee }: Values): string {
  if (voice === 'professional')
    return 'It holds what inspectors found, and what has been approved as shown since. Nobody expects you to learn it by heart: say what you know first hand.';
  const them = toSupporter ? nominee : 'you';
  return `Inspectors want to hear what is true for ${them}, good or bad. There is nothing to learn: the page says what the services say has changed, and ${toSupporter ? `${nominee} may see it otherwise` : 'you may see it otherwise'}.`;
}
