import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { may, type Role } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, notFound, stale, unprocessable } from '../errors/errors.js';
import type { MailState } from '../mail/mail.rules.js';
import { elsewhere } from './elsewhere.js';
import { aboutLink, endInvitation, type InviteBy, type MadeInvitation, makeInvitation } from './inviting.js';
import { callOffNewPassword } from './new-password-link.js';

export interface PersonDetails {
  name: string;
  jobTitle: string;
  roles: Role[];
  areaIds: string[];
}

export interface PersonView extends PersonDetails {
  id: string;
  email?: string;
  state: 'active' | 'invited' | 'ended';
  /** The link that waits for them to choose a password; for administrators. */
  invited: InvitedView | null;
  version: number;
}

export interface InvitedView {
  expiresAt: Date;
  expired: boolean;
  /** What became of the message with the link; null when it is handed over. */
  mail: { id: string; state: MailState; answer: string | null } | null;
}

interface PersonRow {
  id: string;
  name: string;
  job_title: string;
  email: string;
  roles: Role[];
  area_ids: string[];
  version: number;
  invited: boolean;
  ended: boolean;
  link_expires_at: Date | null;
  link_expired: boolean;
  mail_id: string | null;
  mail_state: MailState;
  mail_answer: string | null;
}

const select = `
  SELECT p.id, p.name, p.job_title, a.email, m.roles, m.version, a.password_hash IS NULL AS invited, m.ended_at IS NOT NULL AS ended,
    a.invitation_expires_at AS link_expires_at, a.invitation_expires_at <= now() AS link_expired,
    i.id AS mail_id, i.state AS mail_state, i.answer AS mail_answer,
    coalesce((SELECT array_agg(ma.area_id) FROM membership_area ma WHERE ma.membership_id = m.id), '{}') AS area_ids
  FROM membership m JOIN person p ON p.id = m.person_id JOIN account a ON a.person_id = p.id
  LEFT JOIN mail i ON i.programme_id = m.programme_id AND i.once = '${aboutLink('')}' || a.invitation_hash
  WHERE m.programme_id = $1`;

/** The members of a programme: who they are, what they may do, which areas they answer for. */
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'SMTP_URL'>,
  ) {}

  async list(caller: Caller): Promise<PersonView[]> {
    demand(caller, 'people.read');
    const rows = await this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<PersonRow[]>(`${select} ORDER BY p.name`, [caller.programmeId]),
    );
    return rows.map((row) => this.view(caller, row));
  }

  async one(caller: Caller, personId: string): Promise<PersonView> {
    demand(caller, 'people.read');
    return this.database.inProgramme(caller.programmeId, async (tx) =>
      this.view(caller, await this.row(tx, caller, personId)),
    );
  }

  /**
   * Adds a person and makes their invitation. An address that has an account already (in another programme) joins
   * with it: no invitation is made, nothing of the person or the account is changed, and what was typed as their name and
   * job title is left aside. From then on this programme is shown what each of its people is: the name and job title they
   * have, and to administrators the address that was typed; not which other programmes they belong to.
   */
  async add(
    caller: Caller,
    content: Content<PersonDetails & { email: string; inviteBy: InviteBy }>,
  ): Promise<PersonView & { invitation: MadeInvitation | null }> {
    demand(caller, 'people.edit');
    const wanted = content();
    const [account] = await this.database.ask<{ person_id: string; password_hash: string | null }>(
      'SELECT * FROM account_for_sign_in($1)',
      [wanted.email],
    );
    const personId = account?.person_id ?? crypto.randomUUID();
    return this.database.inProgramme(
      caller.programmeId,
      async (tx) => {
        if (account) {
          const [member] = await tx.query('SELECT 1 FROM membership WHERE person_id = $1', [personId]);
          if (member)
            throw conflict(
              'already-a-member',
              'This person is here already. Open them in the list to change their roles.',
            );
          // Whoever could invite them anew here would sign in as them elsewhere.
          if (account.password_hash === null)
            throw conflict(
              'invited-elsewhere',
              'This person has been invited to another programme and has not chosen a password yet. Add them once they have.',
            );
        } else {
          await tx.query('INSERT INTO person (id, name, job_title) VALUES ($1, $2, $3)', [
            personId,
            wanted.name,
            wanted.jobTitle,
          ]);
          const added = await tx.query<unknown[]>(
            'INSERT INTO account (person_id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING 1',
            [personId, wanted.email],
          );
          if (added.length === 0)
            throw conflict(
              'just-added',
              'Somebody else has just added this address. Reload the list, and open the person there.',
            );
        }
        const membershipId = crypto.randomUUID();
        await tx.query(
          'INSERT INTO membership (id, programme_id, person_id, roles) VALUES ($1, $2, $3, $4)',
          [membershipId, caller.programmeId, personId, wanted.roles],
        );
        await this.setAreas(tx, caller, membershipId, wanted.areaIds);
        await record(
          tx,
          caller,
          'person.added',
          { kind: 'person', id: personId },
          { roles: wanted.roles, areas: wanted.areaIds },
        );
        const invitation = account
          ? null
          : await makeInvitation(tx, this.config, caller, personId, wanted.inviteBy);
        return { ...this.view(caller, await this.row(tx, caller, personId)), invitation };
      },
      personId,
    );
  }

  /** A new link for somebody whose first was lost; the old one stops working. */
  async invite(
    caller: Caller,
    personId: string,
    content: Content<{ by: InviteBy }>,
  ): Promise<MadeInvitation> {
    demand(caller, 'people.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      // Held, so that nobody is invited while somebody else ends their membership.
      await tx.query('SELECT 1 FROM membership WHERE person_id = $1 FOR UPDATE', [personId]);
      const person = await this.row(tx, caller, personId);
      if (person.ended)
        throw conflict(
          'membership-ended',
          'This person no longer works on this programme. Open them in the list and bring them back first.',
        );
      return makeInvitation(tx, this.config, caller, personId, content().by);
    });
  }

  async change(
    caller: Caller,
    personId: string,
    seen: number,
    content: Content<PersonDetails & { ended: boolean }>,
  ): Promise<PersonView> {
    demand(caller, 'people.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.row(tx, caller, personId);
      if (before.version !== seen) throw stale('person', this.view(caller, before));
      const wanted = content();
      if (personId === caller.personId && (wanted.ended || !wanted.roles.includes('administrator')))
        throw forbidden(
          'own-access',
          'You can’t take your own administration away. Ask another administrator to do it.',
        );
      const others = await elsewhere(tx, personId);
      const fields = (['name', 'jobTitle'] as const).filter(
        (field) => wanted[field] !== this.view(caller, before)[field],
      );
      // Another programme’s record names them so, also of a time that is over.
      if (fields.length > 0 && others.ever)
        throw conflict(
          'named-elsewhere',
          `${before.name} belongs to another programme too, which has the same name and job title for them. Leave both as they were to save the rest. Whoever runs the portal can change them.`,
        );
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE membership SET roles = $3, version = version + 1, ended_at = CASE WHEN $4 THEN coalesce(ended_at, now()) END
         WHERE person_id = $1 AND version = $2`,
        [personId, seen, wanted.roles, wanted.ended],
      );
      if (changed !== 1) throw stale('person', this.view(caller, await this.row(tx, caller, personId)));
      if (fields.length > 0)
        await tx.query('UPDATE person SET name = $2, job_title = $3 WHERE id = $1', [
          personId,
          wanted.name,
          wanted.jobTitle,
        ]);
      const [membership] = await tx.query<{ id: string }[]>(
        'SELECT id FROM membership WHERE person_id = $1',
        [personId],
      );
      if (membership) {
        await tx.query('DELETE FROM membership_area WHERE membership_id = $1', [membership.id]);
        await this.setAreas(tx, caller, membership.id, wanted.areaIds);
      }
      // Access ends with the membership. What they sign in with is only ended when they work nowhere else.
      if (wanted.ended && !others.today) {
        await tx.query('DELETE FROM session WHERE person_id = $1', [personId]);
        await endInvitation(tx, caller, personId);
        await callOffNewPassword(tx, caller, personId);
      }
      await record(
        tx,
        caller,
        'person.changed',
        { kind: 'person', id: personId },
        {
          fields,
          roles: wanted.roles,
          areas: wanted.areaIds,
          ended: wanted.ended,
        },
      );
      return this.view(caller, await this.row(tx, caller, personId));
    });
  }

  private async row(tx: EntityManager, caller: Caller, personId: string): Promise<PersonRow> {
    const [row] = await tx.query<PersonRow[]>(`${select} AND p.id = $2`, [caller.programmeId, personId]);
    if (!row) throw notFound('person');
    return row;
  }

  private async setAreas(tx: EntityManager, caller: Caller, membershipId: string, areaIds: string[]) {
    const known = await tx.query<{ id: string }[]>('SELECT id FROM area WHERE id = ANY($1::uuid[])', [
      areaIds,
    ]);
    if (known.length !== new Set(areaIds).size)
      throw unprocessable(
        'unknown-area',
        'One of the areas is not an area of this programme. Choose the areas again.',
      );
    await tx.query(
      'INSERT INTO membership_area (programme_id, membership_id, area_id) SELECT $1, $2, unnest($3::uuid[])',
      [caller.programmeId, membershipId, [...new Set(areaIds)]],
    );
  }

  private view(caller: Caller, row: PersonRow): PersonView {
    const edits = may(caller.roles, 'people.edit');
    return {
      id: row.id,
      name: row.name,
      jobTitle: row.job_title,
      email: edits ? row.email : undefined,
      roles: row.roles,
      areaIds: row.area_ids,
      state: row.ended ? 'ended' : row.invited ? 'invited' : 'active',
      invited: edits && row.invited && !row.ended ? this.invitedView(row) : null,
      version: row.version,
    };
  }

  private invitedView(row: PersonRow): InvitedView | null {
    if (!row.link_expires_at) return null;
    // Without a mail server a message is as good as kept, also before the workers have looked at it.
    const leaving = ['waiting', 'sending'].includes(row.mail_state);
    const state = leaving && !this.config.SMTP_URL ? 'kept' : row.mail_state;
    return {
      expiresAt: row.link_expires_at,
      expired: row.link_expired,
      mail: row.mail_id ? { id: row.mail_id, state, answer: row.mail_answer } : null,
    };
  }
}
