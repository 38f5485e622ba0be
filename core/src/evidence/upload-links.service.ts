import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { addDays, type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound, unprocessable } from '../errors/errors.js';
import { newToken, tokenHash } from '../people/secrets.js';
import type { PersonRef } from './evidence.view.js';
import { linkState, type UploadLinkState } from './upload-links.rules.js';

export interface NewUploadLink {
  areaId: string;
  /** The ask that the first file will answer. */
  askId?: string;
  /** For whom, as they are called. */
  givenTo: string;
  what: string;
  /** The last day it works, in England. */
  untilDay: Day;
  filesAtMost: number;
  /** Who will answer for what comes in; the caller when it is not said. */
  ownerId?: string;
}

export interface UploadLinkView {
  id: string;
  area: { id: string; number: number; title: string };
  askId: string | null;
  givenTo: string;
  what: string;
  filesAtMost: number;
  filesGiven: number;
  expiresAt: Date;
  owner: PersonRef;
  madeBy: PersonRef;
  createdAt: Date;
  state: UploadLinkState;
}

type Row = Omit<UploadLinkView, 'state'> & { revokedAt: Date | null; expired: boolean };

/** A link that lives longer is one that nobody remembers having made. */
const daysAtMost = 92;

const person = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'jobTitle', ${alias}.job_title)`;

const select = `
  SELECT x.id, json_build_object('id', a.id, 'number', a.number, 'title', a.title) AS area, x.ask_id AS "askId",
    x.given_to AS "givenTo", x.what, x.files_at_most AS "filesAtMost", x.expires_at AS "expiresAt", x.revoked_at AS "revokedAt",
    x.expires_at <= now() AS expired, x.created_at AS "createdAt", ${person('o')} AS owner, ${person('m')} AS "madeBy",
    (SELECT count(*)::int FROM evidence_version v WHERE v.upload_link_id = x.id AND v.received_at IS NOT NULL) AS "filesGiven"
  FROM upload_link x JOIN area a ON a.id = x.area_id JOIN person o ON o.id = x.owner_id JOIN person m ON m.id = x.made_by
  WHERE x.programme_id = $1`;

/** Links for people without an account, as the people who make them see them. */
export class UploadLinksService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller): Promise<UploadLinkView[]> {
    demand(caller, 'asks.make');
    return this.database.inProgramme(caller.programmeId, async (tx) =>
      (await tx.query<Row[]>(`${select} ORDER BY x.created_at DESC LIMIT 1000`, [caller.programmeId])).map(
        view,
      ),
    );
  }

  /** The token is given once, here; the database keeps only its hash. */
  async make(caller: Caller, content: Content<NewUploadLink>): Promise<UploadLinkView & { token: string }> {
    demand(caller, 'asks.make');
    const wanted = content();
    const on = today();
    if (wanted.untilDay < on || wanted.untilDay > addDays(on, daysAtMost))
      throw unprocessable(
        'until-out-of-range',
        `The link can work until a day within the next ${daysAtMost} days. Choose another day.`,
      );
    const token = newToken();
    const id = crypto.randomUUID();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await this.checkPlaces(tx, wanted);
      await tx.query(
        `INSERT INTO upload_link (id, programme_id, area_id, ask_id, given_to, what, token_hash, files_at_most, expires_at, owner_id, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ($9::date + 1)::timestamp AT TIME ZONE 'Europe/London', $10, $11)`,
        [
          id,
          caller.programmeId,
          wanted.areaId,
          wanted.askId ?? null,
          wanted.givenTo,
          wanted.what,
          tokenHash(token),
          wanted.filesAtMost,
          wanted.untilDay,
          wanted.ownerId ?? caller.personId,
          caller.personId,
        ],
      );
      await record(
        tx,
        caller,
        'upload-link.made',
        { kind: 'upload-link', id },
        { area: wanted.areaId, ask: wanted.askId ?? null, files: wanted.filesAtMost, until: wanted.untilDay },
      );
      return { ...(await this.one(tx, caller, id)), token };
    });
  }

  /** Taken back: what has arrived stays, nothing more comes. Asking twice is one revocation. */
  async revoke(caller: Caller, linkId: string): Promise<UploadLinkView> {
    demand(caller, 'asks.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const [, revoked] = await tx.query<[unknown, number]>(
        'UPDATE upload_link SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL',
        [linkId],
      );
      if (revoked === 1) await record(tx, caller, 'upload-link.revoked', { kind: 'upload-link', id: linkId });
      return this.one(tx, caller, linkId);
    });
  }

  private async one(tx: EntityManager, caller: Caller, linkId: string): Promise<UploadLinkView> {
    const [row] = await tx.query<Row[]>(`${select} AND x.id = $2`, [caller.programmeId, linkId]);
    if (!row) throw notFound('upload link');
    return view(row);
  }

  private async checkPlaces(tx: EntityManager, wanted: NewUploadLink) {
    const [found] = await tx.query<{ area: boolean; ask: boolean; owner: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM area WHERE id = $1) AS area,
         $2::uuid IS NULL OR EXISTS (SELECT 1 FROM ask WHERE id = $2 AND area_id = $1 AND state = 'open') AS ask,
         $3::uuid IS NULL OR EXISTS (SELECT 1 FROM membership WHERE person_id = $3 AND ended_at IS NULL) AS owner`,
      [wanted.areaId, wanted.askId ?? null, wanted.ownerId ?? null],
    );
    if (!found?.area)
      throw unprocessable('unknown-area', 'This area is not an area of this programme. Choose it again.');
    if (!found.ask)
      throw unprocessable('unknown-ask', 'This ask is not open for this area any more. Choose it again.');
    if (!found.owner)
      throw unprocessable(
        'unknown-owner',
        'The owner you chose is not a member of this programme. Choose somebody else.',
      );
  }
}

const view = ({ revokedAt, expired, ...row }: Row): UploadLinkView => ({
  ...row,
  state: linkState({ revoked: revokedAt !== null, expired, given: row.filesGiven, atMost: row.filesAtMost }),
});
