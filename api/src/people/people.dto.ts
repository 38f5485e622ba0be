import { mailStates, roles } from '@revisit/core/shared';
import { z } from 'zod';
import { id, line, moment } from '../http/schemas.js';

export const signIn = z
  .object({ email: z.string().max(320), password: z.string().max(1000) })
  .meta({ id: 'SignIn' });

export const membershipView = z
  .object({
    programmeId: id,
    slug: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    areaIds: z.array(id),
  })
  .meta({ id: 'MembershipView' });

export const sessionView = z
  .object({
    person: z.object({ id, name: z.string(), jobTitle: z.string(), email: z.string() }),
    memberships: z.array(membershipView),
    /** Signed out by then at the latest, and after `idleMinutes` without a request. */
    expiresAt: moment,
    idleMinutes: z.int(),
  })
  .meta({ id: 'SessionView' });

export const invitationView = z
  .object({ name: z.string(), email: z.string() })
  .meta({ id: 'InvitationView' });

const chosenPassword = z.string().min(12, 'Choose a password of at least 12 characters.').max(1000);
export const acceptInvitation = z.object({ password: chosenPassword }).meta({ id: 'AcceptInvitation' });
export const chooseNewPassword = z.object({ password: chosenPassword }).meta({ id: 'ChooseNewPassword' });

/** A member of the programme. `email` and `invited` only for administrators. */
export const personView = z
  .object({
    id,
    name: z.string(),
    jobTitle: z.string(),
    email: z.string().optional(),
    roles: z.array(z.enum(roles)),
    areaIds: z.array(id),
    state: z.enum(['active', 'invited', 'ended']),
    /** The link that waits for them to choose a password, and the message with it unless it is handed over. */
    invited: z
      .object({
        expiresAt: moment,
        expired: z.boolean(),
        mail: z.object({ id, state: z.enum(mailStates), answer: z.string().nullable() }).nullable(),
      })
      .nullable(),
    version: z.int(),
  })
  .meta({ id: 'PersonView' });

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('This is not an e-mail address.'))
  .pipe(z.string().max(320));

/** `byMail`: a mail server is set up, so that a link can be sent to the address of an account. */
export const newPasswordWays = z.object({ byMail: z.boolean() }).meta({ id: 'NewPasswordWays' });
export const askForNewPassword = z.object({ email }).meta({ id: 'AskForNewPassword' });
export const newPasswordLinkView = z
  .object({ name: z.string(), email: z.string() })
  .meta({ id: 'NewPasswordLinkView' });

const inviteBy = z.enum(['mail', 'hand']).default('hand');

export const addPerson = z
  .object({
    name: line(200, 'The name'),
    jobTitle: line(200, 'The job title'),
    email,
    roles: z.array(z.enum(roles)).min(1, 'Choose at least one role.'),
    areaIds: z.array(id).default([]),
    inviteBy,
  })
  .meta({ id: 'AddPerson' });

export const invitePerson = z.object({ by: inviteBy }).meta({ id: 'InvitePerson' });

export const changePerson = z
  .object({
    name: line(200, 'The name'),
    jobTitle: line(200, 'The job title'),
    roles: z.array(z.enum(roles)).min(1, 'Choose at least one role.'),
    areaIds: z.array(id).default([]),
    ended: z.boolean().default(false),
  })
  .meta({ id: 'ChangePerson' });

/**
 * The link is shown once, to the administrator, who hands it over; null when it goes by mail. `kept`: no mail server is set
 * up, so that the message stays in the portal and the link is handed over after all.
 */
export const invitationLink = z
  .object({ goes: z.enum(['mail', 'hand', 'kept']), url: z.string().nullable(), expiresAt: moment })
  .meta({ id: 'InvitationLink' });
export const addedPerson = personView
  .extend({ invitation: invitationLink.nullable() })
  .meta({ id: 'AddedPerson' });

export const programmeView = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    visit: z.object({
      inspectedOn: z.string(),
      inspectors: z.string(),
      planAcceptedOn: z.string(),
      monthsUntilVisit: z.int(),
      noticeWorkingDays: z.int(),
      daysOnSite: z.object({ min: z.int(), max: z.int() }),
      judgementScale: z.array(z.string()),
      requestTurnaroundHours: z.number(),
      words: z.object({ area: z.string(), areas: z.string(), plan: z.string() }),
      /** The end of the window, and how many days it lies behind (negative: ahead) today. */
      expectedBy: z.string(),
      daysOverdue: z.int(),
    }),
    today: z.string(),
    scanner: z.enum(['not-configured', 'configured']),
    fileLimit: z.int(),
  })
  .meta({ id: 'ProgrammeView' });
