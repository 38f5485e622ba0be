import { action, defineTemplate, paragraph } from './template.js';
import { lastDayOf, type ToNominee, toNominee, toNomineeSample } from './to-nominee.js';

/** Gives a nominee the link to their brief. The facts stand on the page alone, where a withdrawn approval is gone at once. */
export const nomineeBrief = defineTemplate({
  name: 'nominee-brief',
  title: 'One-page brief',
  when: 'When somebody who is approved to meet inspectors is sent their brief.',
  audience: 'outsider',
  values: toNominee,
  secrets: ['token'],
  sample: toNomineeSample,
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
        `It always shows how things stand on the day you open it, and you can print it. The link is yours alone and works until ${lastDayOf(said)}. Please do not pass it on.`,
      ),
    ],
  }),
});

function advice({ voice, toSupporter, nominee }: ToNominee): string {
  if (voice === 'professional')
    return 'It holds what inspectors found, and what has been approved as shown since. Nobody expects you to learn it by heart: say what you know first hand.';
  const them = toSupporter ? nominee : 'you';
  return `Inspectors want to hear what is true for ${them}, good or bad. There is nothing to learn: the page says what the services say has changed, and ${toSupporter ? `${nominee} may see it otherwise` : 'you may see it otherwise'}.`;
}
