import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound, stale } from '../errors/errors.js';
import { usualDigest } from './digest.rules.js';

export interface DigestChoiceView {
  /** 1 Monday to 5 Friday; none: no message comes. */
  days: number[];
  /** From this hour in England. */
  hour: number;
  /** 0 as long as nothing was chosen. */
  version: number;
  /** Where it goes. */
  address: string;
}

/** Each person's own choice of when the daily message comes, if at all. */
export class DigestChoiceService {
  constructor(private readonly database: Database) {}

  async choice(caller: Caller): Promise<DigestChoiceView> {
    demand(caller, 'programme.read');
    return this.database.inProgramme(caller.programmeId, (tx) => choiceOf(tx, caller));
  }

  /** A person's own choice; `version` is the one they saw, 0 for none yet. */
  async choose(
    caller: Caller,
    version: number,
    content: Content<{ days: number[]; hour: number }>,
  ): Promise<DigestChoiceView> {
    demand(caller, 'programme.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const { days, hour } = content();
      const said = [caller.programmeId, caller.personId, days.toSorted((a, b) => a - b), hour];
      const [, changed] =
        version === 0
          ? await tx
              .query<unknown[]>(
                `INSERT INTO digest_choice (programme_id, person_id, days, hour) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (programme_id, person_id) DO NOTHING RETURNING id`,
                said,
              )
              .then((rows) => [rows, rows.length])
          : await tx.query<[unknown, number]>(
              `UPDATE digest_choice SET days = $3, hour = $4, version = version + 1, changed_at = now()
               WHERE programme_id = $1 AND person_id = $2 AND version = $5`,
              [...said, version],
            );
      if (changed !== 1) throw stale('choice', await choiceOf(tx, caller));
      await record(
        tx,
        caller,
        'digest.chosen',
        { kind: 'person', id: caller.personId ?? '' },
        { days, hour },
      );
      return choiceOf(tx, caller);
    });
  }
}

async function choiceOf(tx: EntityManager, caller: Caller): Promise<DigestChoiceView> {
  const [row] = await tx.query<(Partial<DigestChoiceView> & { address: string })[]>(
    `SELECT c.days, c.hour, c.version, a.email AS address
     FROM account a LEFT JOIN digest_choice c ON c.programme_id = $1 AND c.person_id = a.person_id WHERE a.person_id = $2`,
    [caller.programmeId, caller.personId],
  );
  if (!row) throw notFound('account');
  return {
    days: row.days ?? usualDigest.days,
    hour: row.hour ?? usualDigest.hour,
    version: row.version ?? 0,
    address: row.address,
  };
}
