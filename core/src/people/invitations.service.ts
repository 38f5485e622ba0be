import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { callOff } from './inviting.js';
import { openDoor, refuseLink } from './link-doors.js';
import { hashPassword, tokenHash } from './secrets.js';

interface InvitedRow {
  person_id: string;
  email: string;
  name: string;
  programme_id: string;
}

const usedUp =
  'It may have been used already or have run out, or part of the link is missing. Ask your administrator for a new one.';

/** What an invited person does before they have a session: see whose link it is, and choose a password. */
export class InvitationsService {
  constructor(private readonly database: Database) {}

  async open(token: string, source: string): Promise<{ name: string; email: string }> {
    const { name, email } = await this.find(token, source);
    return { name, email };
  }

  /** The link works once. */
  async accept(token: string, source: string, content: Content<{ password: string }>): Promise<void> {
    const invited = await this.find(token, source);
    const passwordHash = await hashPassword(content().password);
    const { person_id: personId, programme_id: programmeId } = invited;
    await this.database.inProgramme(
      programmeId,
      async (tx) => {
        const [, changed] = await tx.query<[unknown, number]>(
          `UPDATE account SET password_hash = $2, invitation_hash = NULL, invitation_expires_at = NULL
           WHERE person_id = $1 AND invitation_hash = $3`,
          [personId, passwordHash, tokenHash(token)],
        );
        if (changed !== 1) throw refuseLink(usedUp);
        await callOff(tx, { programmeId, personId }, personId);
        await record(tx, { programmeId, personId }, 'person.accepted', { kind: 'person', id: personId });
      },
      personId,
    );
  }

  private async find(token: string, source: string): Promise<InvitedRow> {
    const door = { kind: 'account-invitation', source, refusal: usedUp };
    return openDoor(this.database, door, async () => {
      const [found] = await this.database.ask<InvitedRow>('SELECT * FROM account_for_invitation($1)', [
        tokenHash(token),
      ]);
      return found;
    });
  }
}
