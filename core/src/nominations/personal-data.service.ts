import type { EntityManager } from 'typeorm';
import { type Caller, demand, refusal, thePortal } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, notFound, stale, unprocessable } from '../errors/errors.js';
import { eraseMail } from '../mail/post-mail.js';
import { holdNominations, moveDeputyUp, moveNomination } from './life.js';
import { endLinks } from './links.js';
import { stands } from './nominations.rules.js';
import type { ContactView } from './nominations.view.js';
import { saveContact, takeTurns } from './nominees.js';

export interface RetentionView {
  /** The visit's last day; null while it is still to come. */
  visitEndedOn: Day | null;
  keepDays: number;
  version: number;
}

export interface NomineeContactView extends ContactView {
  version: number;
}

interface NomineeRow {
  id: string;
  name: string;
  job_title: string;
  organisation: string;
  erased_at: Date | null;
  created_at: Date;
  email: string | null;
  phone: string | null;
  supporter_name: string | null;
  supporter_email: string | null;
  given_by: string | null;
  contact_version: number | null;
  /** Also put forward where the caller neither leads nor nominated. */
  elsewhere: boolean;
}

const usualKeepDays = 90;

/** Contact details of nominees: changed, given out as a file, and erased; by request, or when the time is over. */
export class NomineeDataService {
  constructor(private readonly database: Database) {}

  async contact(caller: Caller, nomineeId: string): Promise<NomineeContactView> {
    return this.database.inProgramme(caller.programmeId, async (tx) =>
      contactOf(await own(tx, caller, nomineeId)),
    );
  }

  async changeContact(
    caller: Caller,
    nomineeId: string,
    seen: number,
    content: Content<{ email?: string; phone?: string; supporterName?: string; supporterEmail?: string }>,
  ): Promise<NomineeContactView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const before = await own(tx, caller, nomineeId);
      if (before.erased_at) throw erasedAlready();
      if ((before.contact_version ?? 0) !== seen) throw stale('contact', contactOf(before));
      const wanted = content();
      const [other] = await tx.query<unknown[]>(
        'SELECT 1 FROM nominee_contact WHERE email = lower($1) AND nominee_id <> $2',
        [wanted.email ?? null, nomineeId],
      );
      if (other)
        throw unprocessable(
          'address-taken',
          'Somebody else who is put forward has this address. Check it, or nominate that person instead.',
        );
      await saveContact(tx, caller, nomineeId, wanted);
      await record(tx, caller, 'nominee.contact-changed', { kind: 'nominee', id: nomineeId });
      const after = await own(tx, caller, nomineeId);
      // A link that went to the wrong person must not work for them, and one that waits must not go there.
      if (writtenTo(before) !== null && writtenTo(before) !== writtenTo(after))
        await endLinks(tx, caller, nomineeId, 'revoked_at');
      return contactOf(after);
    });
  }

  /** All the portal holds about a person, for them. That it was given out is on record. */
  async export(caller: Caller, nomineeId: string): Promise<object> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const row = await whole(tx, caller, nomineeId);
      const read = (sql: string) => tx.query<object[]>(sql, [nomineeId]);
      const nominations = await read(
        `SELECT a.number AS "areaNumber", a.title AS "areaTitle", n.sector, n.state, n.state_since AS since, n.deputy_for IS NOT NULL AS deputy,
           n.availability, n.reason, n.created_at AS "nominatedAt",
           (SELECT json_agg(json_build_object('what', v.move, 'at', v.at) ORDER BY v.at) FROM nomination_event v WHERE v.nomination_id = n.id) AS history
         FROM nomination n JOIN area a ON a.id = n.area_id WHERE n.nominee_id = $1 ORDER BY n.created_at, n.id`,
      );
      const links = await read(
        `SELECT purpose AS "for", goes_to AS "wentTo", sent_by AS "sentBy", created_at AS "madeAt", expires_at AS "worksUntil", answered_at AS "answeredAt",
           revoked_at AS "takenBackAt", replaced_at AS "replacedAt" FROM nominee_link WHERE nominee_id = $1 ORDER BY created_at`,
      );
      const suggestions = await read(
        `SELECT name, job_title AS "role", created_at AS "madeAt" FROM nominee_suggestion
         WHERE nominee_id = $1 AND settled_at IS NULL ORDER BY created_at`,
      );
      const messages = await read(
        `SELECT template AS "what", to_name AS "toName", to_address AS "toAddress", state FROM mail WHERE about_kind = 'nominee' AND about_id = $1`,
      );
      await record(tx, caller, 'nominee.data-given-out', { kind: 'nominee', id: nomineeId });
      const { version: _, ...contact } = contactOf(row);
      return {
        person: {
          name: row.name,
          role: row.job_title,
          organisation: row.organisation,
          recordedAt: row.created_at,
          erasedAt: row.erased_at,
        },
        contact,
        nominations,
        links,
        suggestions,
        messages,
      };
    });
  }

  /**
   * Erases a person on request. What they still stood for is withdrawn, and a deputy moves up; the rows without a name
   * stay, so that every figure and every past day still add up.
   */
  async erase(caller: Caller, nomineeId: string): Promise<void> {
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const row = await whole(tx, caller, nomineeId);
      if (row.erased_at) throw erasedAlready();
      const actId = crypto.randomUUID();
      const theirs = `SELECT id FROM nomination WHERE nominee_id = $1`;
      for (const held of await holdNominations(tx, `(n.nominee_id = $1 OR n.deputy_for IN (${theirs}))`, [
        nomineeId,
      ])) {
        if (held.nominee_id !== nomineeId || !stands(held.state)) continue;
        await moveNomination(tx, caller, held, 'withdraw', { id: actId });
        await moveDeputyUp(tx, caller, held.id, actId);
      }
      await wipe(tx, caller, nomineeId, 'request');
    });
  }

  async retention(caller: Caller): Promise<RetentionView> {
    demand(caller, 'needs.edit');
    return this.database.inProgramme(caller.programmeId, (tx) => this.rule(tx));
  }

  async changeRetention(
    caller: Caller,
    seen: number,
    content: Content<{ visitEndedOn: Day | null; keepDays: number }>,
  ): Promise<RetentionView> {
    demand(caller, 'needs.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.rule(tx);
      if (before.version !== seen) throw stale('rule', before);
      const { visitEndedOn, keepDays } = content();
      if (visitEndedOn !== null && visitEndedOn > today())
        throw unprocessable(
          'not-over-yet',
          'The visit’s last day can’t lie ahead. Give it when the visit is over.',
        );
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE nominee_retention SET visit_ended_on = $1, keep_days = $2, version = version + 1, changed_by = $3, changed_at = now() WHERE version = $4`,
        [visitEndedOn, keepDays, caller.personId, seen],
      );
      const added =
        changed === 1
          ? []
          : await tx.query<unknown[]>(
              `INSERT INTO nominee_retention (programme_id, visit_ended_on, keep_days, changed_by) SELECT $1, $2, $3, $4 WHERE $5 = 0
               ON CONFLICT (programme_id) DO NOTHING RETURNING 1`,
              [caller.programmeId, visitEndedOn, keepDays, caller.personId, seen],
            );
      if (changed !== 1 && added.length !== 1) throw stale('rule', await this.rule(tx));
      await record(
        tx,
        caller,
        'nominee-retention.changed',
        { kind: 'programme', id: caller.programmeId },
        { visitEndedOn, keepDays },
      );
      return this.rule(tx);
    });
  }

  /**
   * Erases whose time is over: everybody, so many days after the visit; and whoever has stood for nothing for as long.
   * States stay as they are. Returns how many.
   */
  async eraseDue(programmeId: string, on: Day = today()): Promise<number> {
    return this.database.inProgramme(programmeId, async (tx) => {
      await takeTurns(tx);
      const { visitEndedOn, keepDays } = await this.rule(tx);
      const due = await tx.query<{ id: string }[]>(
        `SELECT e.id FROM nominee e WHERE e.erased_at IS NULL AND (
           $1::date + $2::integer < $3::date
           OR NOT EXISTS (SELECT 1 FROM nomination n WHERE n.nominee_id = e.id AND (
             n.state NOT IN ('declined', 'withdrawn', 'substituted')
             OR (n.state_since AT TIME ZONE 'Europe/London')::date + $2::integer >= $3::date)))
         ORDER BY e.id`,
        [visitEndedOn, keepDays, on],
      );
      for (const { id } of due) await wipe(tx, thePortal(programmeId), id, 'retention');
      return due.length;
    });
  }

  private async rule(tx: EntityManager): Promise<RetentionView> {
    const [row] = await tx.query<RetentionView[]>(
      'SELECT visit_ended_on AS "visitEndedOn", keep_days AS "keepDays", version FROM nominee_retention',
    );
    return row ?? { visitEndedOn: null, keepDays: usualKeepDays, version: 0 };
  }
}

const erasedAlready = () =>
  conflict('erased-already', 'This person’s details have been erased. Nothing of them is left to change.');

/** Name, role, contact, their own words, links and messages go; organisation, sector, area and state stay. */
async function wipe(tx: EntityManager, caller: Caller, nomineeId: string, why: 'request' | 'retention') {
  await endLinks(tx, caller, nomineeId, 'revoked_at');
  await eraseMail(tx, {
    programmeId: caller.programmeId,
    about: { kind: 'nominee', id: nomineeId },
    by: caller.personId,
  });
  await tx.query('DELETE FROM nominee_contact WHERE nominee_id = $1', [nomineeId]);
  await tx.query('DELETE FROM nominee_suggestion WHERE nominee_id = $1', [nomineeId]);
  await tx.query(
    `UPDATE nomination SET reason = '', availability = '', version = version + 1 WHERE nominee_id = $1`,
    [nomineeId],
  );
  await tx.query(
    `UPDATE nominee SET name = '', job_title = '', alike = NULL, erased_at = now() WHERE id = $1`,
    [nomineeId],
  );
  await record(tx, caller, 'nominee.erased', { kind: 'nominee', id: nomineeId }, { why });
}

/** 404 for a person the caller can't see at all; 403 where they see the person and not how they are reached. */
async function own(tx: EntityManager, caller: Caller, nomineeId: string): Promise<NomineeRow> {
  const reach = demand(caller, 'nominees.personal-data');
  const [row] = await tx.query<(NomineeRow & { seen: boolean })[]>(
    `SELECT e.*, c.email, c.phone, c.supporter_name, c.supporter_email, c.given_by, c.version AS contact_version,
       EXISTS (SELECT 1 FROM nomination n WHERE n.nominee_id = e.id AND (n.area_id = ANY($2::uuid[]) OR n.nominated_by = $3)) AS seen,
       EXISTS (SELECT 1 FROM nomination n WHERE n.nominee_id = e.id AND NOT (n.area_id = ANY($2::uuid[]) OR n.nominated_by = $3)) AS elsewhere
     FROM nominee e LEFT JOIN nominee_contact c ON c.nominee_id = e.id WHERE e.id = $1`,
    [nomineeId, caller.areaIds, caller.personId],
  );
  if (!row || (reach !== 'all' && !row.seen)) throw notFound('person');
  if (reach !== 'all' && row.given_by !== caller.personId) throw refusal('nominees.personal-data');
  return row;
}

/** The same, for what touches all of the person: a lead who gave the contact answers for their own areas alone. */
async function whole(tx: EntityManager, caller: Caller, nomineeId: string): Promise<NomineeRow> {
  const row = await own(tx, caller, nomineeId);
  if (row.elsewhere && reachOf(caller.roles, 'nominees.personal-data') !== 'all')
    throw forbidden(
      'also-elsewhere',
      'This person is also put forward for areas you do not lead. Ask the improvement partner to do this.',
    );
  return row;
}

/** Where messages go. */
const writtenTo = ({ email, supporter_email }: NomineeRow): string | null => supporter_email ?? email;

const contactOf = (row: NomineeRow): NomineeContactView => ({
  email: row.email,
  phone: row.phone ?? '',
  supporterName: row.supporter_name ?? '',
  supporterEmail: row.supporter_email,
  version: row.contact_version ?? 0,
});
