import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Enter } from '../database/database.js';
import { cancelMail } from '../mail/post-mail.js';
import { newPassword } from '../mail/templates/new-password.js';
import { newToken, tokenHash } from './secrets.js';

/** How the link reaches its person. Administrators are no way: they would sign in as whomever they like. */
export type LinkBy = 'mail' | 'operator';

/** As the doors give it: `account_for_new_password`, `account_for_new_password_link`. */
export interface AccountRow {
  person_id: string;
  /** Where they work today; the first is where they land when they sign in. */
  programme_ids: string[];
}

export interface NewPasswordLink {
  token: string;
  email: string;
  expiresAt: Date;
}

const minutesOpen = 60;

/**
 * A link with which somebody chooses a new password. The older one stops working, and a message with it that has not left
 * does not leave. On record in each of their programmes, since the password opens them all.
 */
export async function makeNewPasswordLink(
  tx: EntityManager,
  enter: Enter,
  { person_id: personId, programme_ids: programmeIds }: AccountRow,
  by: LinkBy,
): Promise<NewPasswordLink> {
  const token = newToken();
  const [rows] = await tx.query<[{ expires_at: Date; email: string }[], number]>(
    `UPDATE account SET new_password_link_hash = $2, new_password_link_expires_at = now() + $3 * interval '1 minute'
     WHERE person_id = $1 RETURNING new_password_link_expires_at AS expires_at, email`,
    [personId, tokenHash(token), minutesOpen],
  );
  const [made] = rows;
  if (!made) throw new Error('The account that was just found is not there.');
  for (const programmeId of programmeIds) {
    await enter(programmeId);
    await callOffNewPassword(tx, { programmeId, personId: null }, personId);
    await record(
      tx,
      { programmeId, personId: null },
      'person.new-password-link',
      { kind: 'person', id: personId },
      { by },
    );
  }
  return { token, email: made.email, expiresAt: made.expires_at };
}

/** Messages with such a link that have not left: none leaves. */
export const callOffNewPassword = (
  tx: EntityManager,
  actor: Pick<Caller, 'programmeId' | 'personId'>,
  personId: string,
): Promise<number> =>
  cancelMail(tx, {
    programmeId: actor.programmeId,
    about: { kind: 'person', id: personId },
    template: newPassword.name,
    by: actor.personId,
  });
