import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound, unprocessable } from '../errors/errors.js';
import type { PersonRef } from './evidence.view.js';

export interface LeaveView {
  id: string;
  person: PersonRef;
  delegate: PersonRef;
  fromDay: Day;
  untilDay: Day;
  /** Today lies in it. */
  now: boolean;
}

export interface NewLeave {
  /** Whose leave; the caller's own when it is not said. */
  personId?: string;
  delegateId: string;
  fromDay: Day;
  untilDay: Day;
}

const person = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'jobTitle', ${alias}.job_title)`;

const standing = `l.ended_at IS NULL AND l.from_day <= $2::date AND l.until_day >= $2::date`;

/**
 * Leave: from one day to another, what is asked of a person is asked of their delegate as well. It ends by itself;
 * whatever the delegate answered stays theirs on record.
 */
export class LeaveService {
  constructor(private readonly database: Database) {}

  /** One's own and those one stands in for; all of them for whoever asks people for documents. */
  async list(caller: Caller): Promise<LeaveView[]> {
    demand(caller, 'asks.answer');
    const all = may(caller.roles, 'asks.make');
    return this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<LeaveView[]>(
        `SELECT l.id, ${person('p')} AS person, ${person('d')} AS delegate, l.from_day AS "fromDay", l.until_day AS "untilDay",
           l.from_day <= $2::date AS now
         FROM leave l JOIN person p ON p.id = l.person_id JOIN person d ON d.id = l.delegate_id
         WHERE l.programme_id = $1 AND l.ended_at IS NULL AND l.until_day >= $2::date
           AND ($3 OR l.person_id = $4 OR l.delegate_id = $4) ORDER BY l.from_day, l.created_at`,
        [caller.programmeId, today(), all, caller.personId],
      ),
    );
  }

  async make(caller: Caller, content: Content<NewLeave>): Promise<LeaveView[]> {
    demand(caller, 'asks.answer');
    const wanted = content();
    const personId = wanted.personId ?? caller.personId;
    if (personId !== caller.personId) demand(caller, 'asks.make');
    if (wanted.delegateId === personId)
      throw unprocessable('own-delegate', 'Nobody stands in for themselves. Choose somebody else.');
    if (wanted.untilDay < wanted.fromDay || wanted.untilDay < today())
      throw unprocessable(
        'leave-is-over',
        'The leave ends before it begins or lies in the past. Check the days.',
      );
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const members = await tx.query<unknown[]>(
        'SELECT 1 FROM membership WHERE person_id = ANY($1::uuid[]) AND ended_at IS NULL FOR UPDATE',
        [[personId, wanted.delegateId]],
      );
      if (members.length < 2)
        throw unprocessable(
          'unknown-person',
          'This person is not a member of the programme. Choose somebody else.',
        );
      const [other] = await tx.query<unknown[]>(
        'SELECT 1 FROM leave WHERE person_id = $1 AND ended_at IS NULL AND from_day <= $3 AND until_day >= $2',
        [personId, wanted.fromDay, wanted.untilDay],
      );
      if (other)
        throw conflict(
          'leave-overlaps',
          'Somebody stands in on some of these days already. End that leave first, or choose other days.',
        );
      const id = crypto.randomUUID();
      await tx.query(
        'INSERT INTO leave (id, programme_id, person_id, delegate_id, from_day, until_day, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [
          id,
          caller.programmeId,
          personId,
          wanted.delegateId,
          wanted.fromDay,
          wanted.untilDay,
          caller.personId,
        ],
      );
      await record(
        tx,
        caller,
        'leave.made',
        { kind: 'leave', id },
        { person: personId, delegate: wanted.delegateId, from: wanted.fromDay, until: wanted.untilDay },
      );
    });
    return this.list(caller);
  }

  /** Before its time: whoever is away, or whoever asks people for documents. */
  async end(caller: Caller, leaveId: string): Promise<void> {
    demand(caller, 'asks.answer');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const [, ended] = await tx.query<[unknown, number]>(
        'UPDATE leave SET ended_at = now() WHERE id = $1 AND ended_at IS NULL AND ($2 OR person_id = $3)',
        [leaveId, may(caller.roles, 'asks.make'), caller.personId],
      );
      if (ended !== 1) throw notFound('leave');
      await record(tx, caller, 'leave.ended', { kind: 'leave', id: leaveId });
    });
  }
}

/** The caller, and everybody they stand in for today. */
export async function standsFor(tx: EntityManager, caller: Caller): Promise<string[]> {
  if (caller.personId === null) return [];
  const away = await tx.query<{ person_id: string }[]>(
    `SELECT l.person_id FROM leave l WHERE l.programme_id = $1 AND ${standing} AND l.delegate_id = $3`,
    [caller.programmeId, today(), caller.personId],
  );
  return [caller.personId, ...away.map((row) => row.person_id)];
}
