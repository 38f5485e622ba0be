import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound } from '../errors/errors.js';
import { callOff } from './inviting.js';
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
    const personId = invited.person_id;
    const programmeId = await this.programmeOf(personId);
    await this.database.inProgramme(
      programmeId,
      async (tx) => {
        const [, changed] = await tx.query<[unknown, number]>(
          `UPDATE account SET password_hash = $2, invitation_hash = NULL, invitation_expires_at = NULL
           WHERE person_id = $1 AND invitation_hash = $3`,
          [personId, passwordHash, tokenHash(token)],
        );
        if (changed !== 1) throw notFound('invitation');
        await callOff(tx, { programmeId, personId }, personId);
        await record(tx, { programmeId, personId }, 'person.accepted', { kind: 'person', id: personId });
      },
      personId,
    );
  }

  /** Of whom has not chosen a password yet there is one: no other programme takes them in before (`PeopleService.add`). */
  private async programmeOf(personId: string): Promise<string> {
    for (const programmeId of await this.database.programmeIds()) {
      const member = await this.database.inProgramme(programmeId, (tx) =>
        tx.query<unknown[]>('SELECT 1 FROM membership WHERE person_id = $1', [personId]),
      );
      if (member.length > 0) return programmeId;
    }
    throw notFound('invitation');
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
