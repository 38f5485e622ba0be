import { sectors, voices } from '@revisit/core/shared';
import { z } from 'zod';
import { day, id, line, lineOrNone, linesOrNone, moment } from '../http/schemas.js';
import { contactFields, contactView, nominationView } from './nominations.dto.js';

export const inviteNominee = z.object({ by: z.enum(['mail', 'hand']) }).meta({ id: 'InviteNominee' });
/** The address is shown once, to whoever hands it over; null when it went by mail. */
export const invitedNominee = z
  .object({
    nomination: nominationView,
    goes: z.enum(['mail', 'hand', 'kept']),
    url: z.string().nullable(),
    expiresAt: moment,
  })
  .meta({ id: 'InvitedNominee' });

export const changeContact = z.object(contactFields).meta({ id: 'ChangeNomineeContact' });
export const nomineeContact = contactView.extend({ version: z.int() }).meta({ id: 'NomineeContact' });

export const suggestionView = z
  .object({
    id,
    by: z.string(),
    areaNumbers: z.array(z.int()),
    name: z.string(),
    jobTitle: z.string(),
    contact: z.string(),
    createdAt: moment,
  })
  .meta({ id: 'NomineeSuggestion' });

const retention = z.object({
  visitEndedOn: day.nullable(),
  keepDays: z.int().min(1, 'Keep the details for at least one day.').max(730, 'Two years is the longest.'),
});
export const changeRetention = retention.meta({ id: 'ChangeNomineeRetention' });
export const retentionView = retention.extend({ version: z.int() }).meta({ id: 'NomineeRetention' });

/** All that somebody with the link sees of the portal. */
export const nomineeAsked = z
  .object({
    name: z.string(),
    goesTo: z.enum(['nominee', 'supporter']),
    voice: z.enum(voices),
    askedBy: z.object({ name: z.string(), jobTitle: z.string() }),
    programme: z.string(),
    inspectors: z.string(),
    noticeWorkingDays: z.int(),
    daysOnSite: z.object({ min: z.int(), max: z.int() }),
    places: z.array(
      z.object({
        areaNumber: z.int(),
        areaTitle: z.string(),
        sector: z.enum(sectors),
        deputy: z.boolean(),
      }),
    ),
    expiresAt: moment,
  })
  .meta({ id: 'NomineeAsked' });

export const answerNomination = z
  .object({
    answer: z.enum(['accept', 'decline']),
    availability: linesOrNone(500, 'What you wrote about days').default(''),
    reason: linesOrNone(1000, 'The reason').default(''),
    suggestion: z
      .object({
        name: line(200, 'Their name'),
        jobTitle: lineOrNone(200, 'Who they are').default(''),
        contact: line(300, 'How we can reach them'),
      })
      .optional(),
  })
  .meta({ id: 'AnswerNomination' });
export const nomineeAnswered = z
  .object({ answer: z.enum(['accept', 'decline']) })
  .meta({ id: 'NomineeAnswered' });
