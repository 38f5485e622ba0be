import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound } from '../errors/errors.js';
import { hashPassword, tokenHash } from './secrets.js';

/** What an invited person does before they have a session: see whose link it is, and choose a password. */
export class InvitationsService {
  constructor(private readonly database: Database) {}

  async open(token: string): Promise<{ name: string; email: string }> {
    const { name, email } = await this.find(token);
    return { name, email };
  }

  /** The link works once. */
  async accept(token: string, content: Content<{ password: string }>): Promise<void> {
    const invited = await this.find(token);
    const passwordHash = await hashPassword(content().password);
    const changed = await this.database.asPerson(invited.person_id, async (tx) => {
      const [, count] = await tx.query<[unknown, number]>(
        `UPDATE account SET password_hash = $2, invitation_hash = NULL, invitation_expires_at = NULL
         WHERE person_id = $1 AND invitation_hash = $3`,
        [invited.person_id, passwordHash, tokenHash(token)],
      );
      return count;
    });
    if (changed !== 1) throw notFound('invitation');
  }

  private async find(token: string) {
    const [row] = await this.database.ask<{ person_id: string; email: string; name: string }>(
      'SELECT * FROM account_for_invitation($1)',
      [tokenHash(token)],
    );
    if (!row) throw notFound('invitation');
    return row;
  }
}
