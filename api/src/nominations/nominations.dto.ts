import {
  coverageVerdicts,
  mailStates,
  nominationMoves,
  nominationStates,
  nomineeLinkStates,
  peopleAtMost,
  sectors,
} from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, id, line, lineOrNone, lines, linesOrNone, moment, personRef } from '../http/schemas.js';

const sector = z.enum(sectors);
const email = z.email('Give a whole e-mail address, like name@council.gov.uk.').max(200);
/** What may be left empty: a form sends an empty field as an empty text. */
export const optional = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((said) => (said === '' || said === null ? undefined : said), shape.optional());

export const contactFields = {
  email: optional(email),
  phone: optional(lineOrNone(40, 'The telephone number')),
  supporterName: optional(lineOrNone(200, 'The supporter’s name')),
  supporterEmail: optional(email),
};

export const nominate = z
  .object({
    person: z.object({
      name: line(200, 'The name'),
      jobTitle: line(200, 'The role'),
      organisation: line(200, 'The organisation'),
      ...contactFields,
    }),
    sector,
    areaIds: z.array(id).min(1, 'Choose at least one area.').max(100),
    deputyFor: optional(id),
    availability: linesOrNone(500, 'The availability').default(''),
  })
  .meta({ id: 'Nominate' });

export const contactView = z.object({
  email: z.string().nullable(),
  phone: z.string(),
  supporterName: z.string(),
  supporterEmail: z.string().nullable(),
});

const link = z.object({
  state: z.enum(nomineeLinkStates),
  goesTo: z.enum(['nominee', 'supporter']),
  sentBy: z.enum(['mail', 'hand']),
  createdAt: moment,
  expiresAt: moment,
  mail: z.object({ state: z.enum(mailStates), answer: z.string().nullable() }).nullable(),
});

export const nominationView = z
  .object({
    id,
    nominee: z.object({
      id,
      name: z.string(),
      jobTitle: z.string(),
      organisation: z.string(),
      erased: z.boolean(),
      contact: contactView.nullable(),
      mayContact: z.boolean(),
    }),
    area: areaRef,
    sector,
    state: z.enum(nominationStates),
    since: moment,
    deputyFor: z.object({ id, name: z.string() }).nullable(),
    availability: z.string(),
    reason: z.string(),
    nominatedBy: personRef,
    invitation: link.extend({ answeredAt: moment.nullable() }).nullable(),
    brief: link.nullable(),
    may: z.array(z.enum(nominationMoves)),
    version: z.int(),
  })
  .meta({ id: 'NominationView' });

export const nominated = z
  .object({ nominations: z.array(nominationView), recognised: z.boolean(), alike: z.int() })
  .meta({ id: 'Nominated' });

export const nominationHistory = z
  .object({
    move: z.enum([...nominationMoves, 'nominate', 'move-up', 'invite-again', 'brief-again']),
    state: z.enum(nominationStates),
    link: z.enum(['mail', 'hand']).nullable(),
    person: personRef.nullable(),
    at: moment,
  })
  .meta({ id: 'NominationHistory' });

export const declineNomination = z
  .object({ reason: lines(1000, 'The reason') })
  .meta({ id: 'DeclineNomination' });

export const approveNominations = z
  .object({
    nominations: z
      .array(z.object({ id, version: z.int() }))
      .min(1, 'There is nothing on the list to approve.')
      .max(1000),
  })
  .meta({ id: 'ApproveNominations' });
export const approvedNominations = z.object({ approved: z.int() }).meta({ id: 'ApprovedNominations' });

const place = z.object({
  sector,
  people: z.int().min(0).max(peopleAtMost, `An area can ask for at most ${peopleAtMost} people of a sector.`),
  deputy: z.boolean(),
});

export const changeNeed = z.object({ places: z.array(place).max(sectors.length) }).meta({ id: 'ChangeNeed' });

const needFields = z.object({
  area: areaRef,
  places: z.array(place),
  usual: z.boolean(),
  madeBy: personRef.nullable(),
  madeAt: moment.nullable(),
  version: z.int(),
});
export const needView = needFields.meta({ id: 'NeedView' });

export const areaCoverage = needFields
  .extend({
    cells: z.array(
      z.object({
        sector,
        needed: z.int(),
        deputyNeeded: z.boolean(),
        approved: z.int(),
        accepted: z.int(),
        waiting: z.int(),
        declined: z.int(),
        deputies: z.int(),
        verdict: z.enum(coverageVerdicts),
      }),
    ),
  })
  .meta({ id: 'AreaCoverage' });
