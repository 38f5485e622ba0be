import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { may, type Role, reachOf } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { forbidden, notFound, unprocessable } from '../errors/errors.js';
import { demandMember, recordOwnerMove } from './owners.sql.js';

/** What a person answers for, and what would stay behind if they left. */
export interface Portfolio {
  /** Pieces of evidence they own, without the withdrawn ones. */
  evidence: number;
  openAsks: number;
  areas: { id: string; number: number; title: string }[];
}

export interface HandOver {
  to: string;
  reason: string;
  /** Also the areas they lead: a matter of membership, so an administrator's alone. */
  areas: boolean;
}

export interface HandedOver {
  id: string;
  to: { id: string; name: string };
  evidence: number;
  asks: number;
  areas: number[];
}

/** A leaver's whole portfolio in other hands: everything or nothing. */
export class HandOverService {
  constructor(private readonly database: Database) {}

  portfolio(caller: Caller, personId: string): Promise<Portfolio> {
    demand(caller, 'people.hand-over');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await this.membership(tx, personId);
      const [counts] = await tx.query<Omit<Portfolio, 'areas'>[]>(
        `SELECT (SELECT count(*)::int FROM evidence WHERE owner_id = $1 AND state <> 'withdrawn') AS evidence,
           (SELECT count(*)::int FROM ask WHERE person_id = $1 AND state = 'open') AS "openAsks"`,
        [personId],
      );
      return {
        evidence: counts?.evidence ?? 0,
        openAsks: counts?.openAsks ?? 0,
        areas: await this.areas(tx, personId),
      };
    });
  }

  async handOver(caller: Caller, personId: string, content: Content<HandOver>): Promise<HandedOver> {
    demand(caller, 'people.hand-over');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await this.membership(tx, personId);
      const wanted = content();
      if (wanted.areas && !may(caller.roles, 'people.edit'))
        throw forbidden(
          'areas-are-membership',
          'Who leads an area is changed by an administrator. Hand over the documents, and ask one for the areas.',
        );
      // An owner opens what they own: nobody opens doors for themselves by handing over.
      if (wanted.to === caller.personId && reachOf(caller.roles, 'evidence.open') !== 'all')
        throw forbidden(
          'own-hand-over',
          'You would give yourself documents that your role does not open. Ask another administrator.',
        );
      if (wanted.to === personId)
        throw unprocessable('same-owner', 'Choose somebody else: this is the person who hands over.');
      await demandMember(tx, wanted.to);
      const id = crypto.randomUUID();
      const evidence = await this.moveEvidence(tx, caller, personId, wanted, id);
      const asks = await this.moveAsks(tx, caller, personId, wanted.to);
      const areas = wanted.areas ? await this.moveAreas(tx, caller, personId, wanted.to) : [];
      await record(
        tx,
        caller,
        'person.handed-over',
        { kind: 'person', id: personId },
        { to: wanted.to, evidence, asks, areas },
      );
      const [to] = await tx.query<HandedOver['to'][]>('SELECT id, name FROM person WHERE id = $1', [
        wanted.to,
      ]);
      if (!to) throw notFound('person');
      return { id, to, evidence, asks, areas };
    });
  }

  private async moveEvidence(
    tx: EntityManager,
    caller: Caller,
    fromId: string,
    { to: toId, reason }: HandOver,
    handOverId: string,
  ): Promise<number> {
    const [moved] = await tx.query<[{ id: string }[], number]>(
      `UPDATE evidence SET owner_id = $2, version = version + 1, updated_at = now()
       WHERE owner_id = $1 AND state <> 'withdrawn' RETURNING id`,
      [fromId, toId],
    );
    for (const { id: evidenceId } of moved)
      await recordOwnerMove(tx, caller, { evidenceId, fromId, toId, reason, handOverId });
    return moved.length;
  }

  private async moveAsks(tx: EntityManager, caller: Caller, fromId: string, toId: string): Promise<number> {
    const [moved] = await tx.query<[{ id: string }[], number]>(
      `UPDATE ask SET person_id = $2 WHERE person_id = $1 AND state = 'open' RETURNING id`,
      [fromId, toId],
    );
    for (const { id } of moved)
      await record(tx, caller, 'ask.handed-over', { kind: 'ask', id }, { from: fromId, to: toId });
    return moved.length;
  }

  private async moveAreas(
    tx: EntityManager,
    caller: Caller,
    fromId: string,
    toId: string,
  ): Promise<number[]> {
    const to = await this.membership(tx, toId);
    if (!to.roles.includes('area-lead'))
      throw unprocessable(
        'not-a-lead',
        'The person you chose is no area lead, so the areas can’t go to them. Give them that role first, or hand over without the areas.',
      );
    const from = await this.membership(tx, fromId);
    const areas = await this.areas(tx, fromId);
    await tx.query(
      `INSERT INTO membership_area (programme_id, membership_id, area_id) SELECT $1, $2, unnest($3::uuid[])
       ON CONFLICT DO NOTHING`,
      [caller.programmeId, to.id, areas.map((area) => area.id)],
    );
    await tx.query('DELETE FROM membership_area WHERE membership_id = $1', [from.id]);
    await tx.query('UPDATE membership SET version = version + 1 WHERE id = ANY($1::uuid[])', [
      [from.id, to.id],
    ]);
    return areas.map((area) => area.number);
  }

  /** Also of somebody whose membership has ended: what they left behind is still there. */
  private async membership(tx: EntityManager, personId: string): Promise<{ id: string; roles: Role[] }> {
    const [row] = await tx.query<{ id: string; roles: Role[] }[]>(
      'SELECT id, roles FROM membership WHERE person_id = $1',
      [personId],
    );
    if (!row) throw notFound('person');
    return row;
  }

  private areas(tx: EntityManager, personId: string): Promise<Portfolio['areas']> {
    return tx.query<Portfolio['areas']>(
      `SELECT a.id, a.number, a.title FROM membership m JOIN membership_area ma ON ma.membership_id = m.id JOIN area a ON a.id = ma.area_id
       WHERE m.person_id = $1 ORDER BY a.number`,
      [personId],
    );
  }
}
