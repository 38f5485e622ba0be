import { z } from 'zod';
import { action, defineTemplate, heading, list, paragraph } from './template.js';

const item = z.object({ what: z.string(), note: z.string(), path: z.string() });

/** What waits for a person, grouped as on their home page. */
export const dailyDigest = defineTemplate({
  name: 'daily-digest',
  title: 'What waits for you',
  when: 'On working days at the hour a person chose, when there is something new to say.',
  audience: 'member',
  values: z.object({
    /** The day in words. */
    day: z.string(),
    groups: z.array(z.object({ title: z.string(), items: z.array(item), more: z.int() })),
    /** How many things wait that the person was told of before. */
    before: z.int(),
  }),
  secrets: [],
  sample: {
    day: 'Monday 23 November 2026',
    groups: [
      {
        title: 'Asked of you',
        items: [
          {
            what: 'Minutes of the partnership board, September to November',
            note: 'Asked by the Improvement partner. Due Thursday 26 November.',
            path: '/p/sample/evidence/add',
          },
        ],
        more: 0,
      },
      {
        title: 'Returned to you',
        items: [
          {
            what: 'Short breaks survey',
            note: 'Says what we did, not what changed for families.',
            path: '/p/sample/evidence',
          },
        ],
        more: 2,
      },
    ],
    before: 3,
  },
  content: ({ day, groups, before }, { to, programme }) => {
    const told = groups.reduce((sum, { items, more }) => sum + items.length + more, 0);
    return {
      subject: `${things(told)} for you in ${programme.name}`,
      blocks: [
        paragraph(`Dear ${to.name},`),
        paragraph(
          `This waits for you on ${day}.${before > 0 ? ` Besides, ${things(before, true)} you were told of before.` : ''}`,
        ),
        ...groups.flatMap(({ title, items, more }) => [
          heading(title),
          list([
            ...items.map(({ what, note, path }) => ({ text: what, note, path })),
            ...(more > 0 ? [{ text: `and ${more} more` }] : []),
          ]),
        ]),
        action('See all that waits for you', `/p/${programme.slug}`),
        paragraph('You choose on which days this message comes and when, or that it does not come at all.'),
        action('Choose when it comes', `/p/${programme.slug}/me`),
      ],
    };
  },
});

const things = (count: number, wait = false) =>
  `${count} ${count === 1 ? 'thing' : 'things'}${wait ? (count === 1 ? ' still waits that' : ' still wait that') : count === 1 ? ' waits' : ' wait'}`;
