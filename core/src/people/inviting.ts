import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import { conflict } from '../errors/errors.js';
import { cancelMail, postMail } from '../mail/post-mail.js';
import { accountInvitation } from '../mail/templates/account-invitation.js';
import { newToken, tokenHash } from './secrets.js';

/** How an invitation is to reach somebody: the portal writes to them, or whoever makes it hands the link over. */
export type InviteBy = 'mail' | 'hand';

export interface MadeInvitation {
  /** `kept`: it was to go by mail, and no mail server is set up, so the message stays in the portal. */
  goes: InviteBy | 'kept';
  /** The link's token, this once, for whoever hands it over; null when the message leaves. */
  token: string | null;
  expiresAt: Date;
}

const daysOpen = 7;

/** The message about the link of this hash, among all messages of the programme: `mail.once`. */
export const aboutLink = (invitationHash: string) => `account-invitation:${invitationHash}`;

/**
 * A link with which somebody chooses their password. The older one stops working, and a message with it that has not left
 * does not leave. 409 for whoever has a password.
 */
export async function makeInvitation(
  tx: EntityManager,
  config: Pick<Config, 'SMTP_URL'>,
  caller: Caller,
  personId: string,
  by: InviteBy,
): Promise<MadeInvitation> {
  const token = newToken();
  const [rows] = await tx.query<[{ expires_at: Date; email: string }[], number]>(
    `UPDATE account SET invitation_hash = $2, invitation_expires_at = now() + $3 * interval '1 day'
     WHERE person_id = $1 AND password_hash IS NULL RETURNING invitation_expires_at AS expires_at, email`,
    [personId, tokenHash(token), daysOpen],
  );
  const [made] = rows;
  if (!made)
    throw conflict(
      'has-password',
      'This person has chosen a password already. They can sign in with it, or choose a new one by “Forgotten your password?” on the sign-in page.',
    );
  await callOff(tx, caller, personId);
  if (by === 'mail')
    await post(tx, caller, { personId, token, address: made.email, expiresAt: made.expires_at });
  await record(tx, caller, 'person.invited', { kind: 'person', id: personId }, { by });
  const goes = by === 'mail' && !config.SMTP_URL ? 'kept' : by;
  return { goes, token: goes === 'mail' ? null : token, expiresAt: made.expires_at };
}

/** The link stops working, for somebody who left before they used it. */
export async function endInvitation(tx: EntityManager, caller: Caller, personId: string): Promise<void> {
  await tx.query(
    'UPDATE account SET invitation_hash = NULL, invitation_expires_at = NULL WHERE person_id = $1 AND password_hash IS NULL',
    [personId],
  );
  await callOff(tx, caller, personId);
}

/** Messages with a link of this person that no longer works: none leaves, and none is shown. */
export const callOff = (
  tx: EntityManager,
  actor: Pick<Caller, 'programmeId' | 'personId'>,
  personId: string,
): Promise<number> =>
  cancelMail(tx, {
    programmeId: actor.programmeId,
    about: { kind: 'person', id: personId },
    template: accountInvitation.name,
    by: actor.personId,
  });

async function post(
  tx: EntityManager,
  caller: Caller,
  link: { personId: string; token: string; address: string; expiresAt: Date },
): Promise<void> {
  const name = async (personId: string | null) => {
    const [person] = await tx.query<{ name: string; job_title: string }[]>(
      'SELECT name, job_title FROM person WHERE id = $1',
      [personId],
    );
    if (!person) throw new Error('Whoever invites or is invited is not there.');
    return person;
  };
  const from = await name(caller.personId);
  await postMail(tx, {
    programmeId: caller.programmeId,
    to: { name: (await name(link.personId)).name, address: link.address },
    template: accountInvitation,
    values: {
      from: `${from.name}, ${from.job_title}`,
      expiresAt: link.expiresAt.toISOString(),
      token: link.token,
    },
    about: { kind: 'person', id: link.personId },
    once: aboutLink(tokenHash(link.token)),
    notAfter: link.expiresAt,
    postedBy: caller.personId,
  });
}
