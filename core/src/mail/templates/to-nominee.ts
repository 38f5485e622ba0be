import { z } from 'zod';

/** What every message with a link to a nominee is made from. */
export const toNominee = z.object({
  nominee: z.string(),
  /** It goes to somebody who reads it with them. */
  toSupporter: z.boolean(),
  voice: z.enum(['professional', 'parent-carer', 'young-person']),
  /** Name and job title of whoever sends it. */
  from: z.string(),
  /** The last day on which the link works. */
  lastDay: z.iso.date(),
  token: z.string(),
});
export type ToNominee = z.output<typeof toNominee>;

export const toNomineeSample: ToNominee = {
  nominee: 'Sam Example',
  toSupporter: false,
  voice: 'professional',
  from: 'Sample partner, SEND Improvement Partner',
  lastDay: '2026-12-13',
  token: 'sample',
};

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export const lastDayOf = ({ lastDay }: Pick<ToNominee, 'lastDay'>): string => day.format(new Date(lastDay));
