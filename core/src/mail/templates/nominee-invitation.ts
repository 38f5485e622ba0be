import { z } from 'zod';
import { action, type Block, defineTemplate, heading, list, paragraph } from './template.js';
import { lastDayOf, toNominee, toNomineeSample } from './to-nominee.js';

const values = toNominee.extend({ areas: z.array(z.string()) });
type Values = z.output<typeof values>;

/** Asks a nominee whether they would meet inspectors. The token stands in the fragment, which reaches no server's log. */
export const nomineeInvitation = defineTemplate({
  name: 'nominee-invitation',
  title: 'Invitation to meet inspectors',
  when: 'When somebody who was nominated is asked whether they would come.',
  audience: 'outsider',
  values,
  secrets: ['token'],
  sample: { ...toNomineeSample, areas: ['Area 3: Joint commissioning'] },
  content: (said, { to, programme }) => ({
    subject: said.toSupporter
      ? `Would ${said.nominee} talk to inspectors about support for children?`
      : 'Would you talk to inspectors about support for children?',
    blocks: [
      paragraph(`Dear ${to.name},`),
      ...(said.toSupporter
        ? [
            paragraph(
              `You were named as somebody whom ${said.nominee} trusts. Please read this together with ${said.nominee}: the answer is theirs.`,
            ),
          ]
        : []),
      ...asked(said, programme.name),
      heading('What a visit is'),
      paragraph(
        'Inspectors come back to see what has changed for children and young people with special educational needs and disabilities. They talk to people. It is a conversation, not a test, and it is about the support, not about you.',
      ),
      ...(said.voice === 'professional' ? [] : [paragraph(care(said))]),
      action('Read more and answer', `/answer#${said.token}`),
      paragraph(
        `Opening the page answers nothing. The link is yours alone and works until ${lastDayOf(said)}. Please do not pass it on.`,
      ),
    ],
  }),
});

function asked({ voice, from, areas, nominee, toSupporter }: Values, programme: string): Block[] {
  const who = toSupporter ? nominee : 'you';
  if (voice === 'professional')
    return [
      paragraph(`${from} has put you forward to meet inspectors for ${programme}, to speak about:`),
      list(areas.map((text) => ({ text }))),
    ];
  const about =
    voice === 'young-person'
      ? 'what support is like from where they stand'
      : 'what has and has not changed for families';
  return [
    paragraph(
      `${from} would like inspectors to hear ${toSupporter ? `${nominee}’s` : 'your'} own view of ${toSupporter ? about : about.replace('they stand', 'you stand')}. ${who === 'you' ? 'You were' : `${nominee} was`} thought of for:`,
    ),
    list(areas.map((text) => ({ text }))),
  ];
}

const care = ({ toSupporter, nominee }: Values) =>
  toSupporter
    ? `${nominee} can say yes or no, can bring you along, can ask for breaks, and can change their mind at any time. Nobody’s support depends on the answer.`
    : 'You can say yes or no, bring somebody along, ask for breaks, and change your mind at any time. Nobody’s support depends on your answer.';
