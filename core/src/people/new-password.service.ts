import type { EntityManager } from 'typeorm';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database, Enter } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict } from '../errors/errors.js';
import { postMail } from '../mail/post-mail.js';
import { newPassword } from '../mail/templates/new-password.js';
import { passwordChanged } from '../mail/templates/password-changed.js';
import { inEvenTime, pauseFor } from './even-time.js';
import { openDoor, refuseLink } from './link-doors.js';
import { type AccountRow, callOffNewPassword, makeNewPasswordLink } from './new-password-link.js';
import { hashPassword, tokenHash } from './secrets.js';
import { askForLink, failedSignIn, noteTry, refuseWhenThrottled } from './throttle.js';

interface LinkRow extends AccountRow {
  email: string;
  name: string;
}

/** Within an hour, wherever they are asked for: the newest of them works that long, and a mailbox is not filled. */
const messagesAtMost = 5;

const workedOnce =
  'This link doesn’t work. Such a link works once, for 60 minutes, and only until there is a newer one. Ask for another by “Forgotten your password?” on the sign-in page.';

/** A forgotten password: a link to the address of the account, and the password chosen with it. */
export class NewPasswordService {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'SMTP_URL'>,
    private readonly pause = pauseFor,
  ) {}

  /** Without a mail server no link leaves, and nobody who reads outgoing mail may find one there. */
  get byMail(): boolean {
    return this.config.SMTP_URL !== undefined;
  }

  /**
   * A message with a link, to whoever has a password and works on a programme. Told to nobody who asks: an address of
   * somebody, of nobody, of whom has left and of whom is only invited get one answer after one time.
   */
  async ask(source: string, content: Content<{ email: string }>): Promise<void> {
    if (!this.byMail)
      throw conflict(
        'no-mail-server',
        'This portal sends no mail, so no link was sent. Ask your administrator: whoever runs the portal can make one for you.',
      );
    const address = content().email.trim().toLowerCase();
    const asked = askForLink(address, source);
    await refuseWhenThrottled(this.database, asked, {
      code: 'too-many-asks',
      what: 'There were too many requests for a link.',
    });
    await inEvenTime(async () => {
      await noteTry(this.database, asked);
      const [account] = await this.database.ask<AccountRow>('SELECT * FROM account_for_new_password($1)', [
        address,
      ]);
      if (account)
        await this.database.asPerson(account.person_id, (tx, enter) => this.send(tx, enter, account));
    }, this.pause);
  }

  /** Whose link it is. Changes nothing. */
  async open(token: string, source: string): Promise<{ name: string; email: string }> {
    const { name, email } = await this.find(token, source);
    return { name, email };
  }

  /** The link works once. Every session of the person ends, and they sign in with the new password. */
  async choose(token: string, source: string, content: Content<{ password: string }>): Promise<void> {
    const found = await this.find(token, source);
    const { person_id: personId, programme_ids: programmeIds } = found;
    const passwordHash = await hashPassword(content().password);
    await this.database.asPerson(personId, async (tx, enter) => {
      const [rows] = await tx.query<[{ at: Date }[], number]>(
        `UPDATE account SET password_hash = $2, new_password_link_hash = NULL, new_password_link_expires_at = NULL
         WHERE person_id = $1 AND new_password_link_hash = $3 AND new_password_link_expires_at > now() AND disabled_at IS NULL
         RETURNING now() AS at`,
        [personId, passwordHash, tokenHash(token)],
      );
      const [changed] = rows;
      if (!changed) throw refuseLink(workedOnce);
      await tx.query('DELETE FROM session WHERE person_id = $1', [personId]);
      // Whoever tried too often with the old one signs in with the new one at once.
      const { accountHash } = failedSignIn(found.email, '');
      await tx.query('DELETE FROM sign_in_failure WHERE account_hash = $1', [accountHash]);
      for (const programmeId of programmeIds) {
        await enter(programmeId);
        await callOffNewPassword(tx, { programmeId, personId }, personId);
        await record(tx, { programmeId, personId }, 'person.password-changed', {
          kind: 'person',
          id: personId,
        });
      }
      if (this.byMail) await this.tell(tx, enter, found, changed.at);
    });
  }

  private async find(token: string, source: string): Promise<LinkRow> {
    const door = { kind: 'new-password', source, refusal: workedOnce };
    return openDoor(this.database, door, async () => {
      const [found] = await this.database.ask<LinkRow>('SELECT * FROM account_for_new_password_link($1)', [
        tokenHash(token),
      ]);
      return found;
    });
  }

  /** The message is posted in the programme where they land when they sign in: messages belong to one. */
  private async send(tx: EntityManager, enter: Enter, account: AccountRow): Promise<void> {
    const { person_id: personId, programme_ids: programmeIds } = account;
    const [programmeId = ''] = programmeIds;
    // Held, so that of many who ask at once each counts those before.
    const [person] = await tx.query<{ name: string }[]>(
      'SELECT p.name FROM account a JOIN person p ON p.id = a.person_id WHERE a.person_id = $1 FOR UPDATE OF a',
      [personId],
    );
    if (!person) return;
    await enter(programmeId);
    const [posted] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM mail WHERE programme_id = $1 AND about_id = $2 AND template = $3
         AND posted_at > now() - interval '1 hour'`,
      [programmeId, personId, newPassword.name],
    );
    if ((posted?.count ?? 0) >= messagesAtMost) return;
    const { token, email, expiresAt } = await makeNewPasswordLink(tx, enter, account, 'mail');
    await enter(programmeId);
    await postMail(tx, {
      programmeId,
      to: { name: person.name, address: email },
      template: newPassword,
      values: { token, expiresAt: expiresAt.toISOString() },
      about: { kind: 'person', id: personId },
      notAfter: expiresAt,
    });
  }

  private async tell(tx: EntityManager, enter: Enter, found: LinkRow, at: Date): Promise<void> {
    const [programmeId = ''] = found.programme_ids;
    await enter(programmeId);
    await postMail(tx, {
      programmeId,
      to: { name: found.name, address: found.email },
      template: passwordChanged,
      values: { at: at.toISOString() },
      about: { kind: 'person', id: found.person_id },
    });
  }
}
