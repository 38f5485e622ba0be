import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, notFound, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { happened } from './life.js';
import type { NominationEvent } from './nominations.entities.js';
import { type NominationState, type Sector, stands } from './nominations.rules.js';
import { actsOn, type NominationFilter, type NominationView, viewNominations } from './nominations.view.js';
import { alikeKey, type NomineeDetails, recognise } from './nominees.js';

export interface NewNomination {
  person: NomineeDetails;
  sector: Sector;
  /** The areas they can speak to; one nomination is made for each. */
  areaIds: string[];
  /** The nomination whose person they stand in for; then the area is that one's. */
  deputyFor?: string;
  availability: string;
}

export interface Nominated {
  nominations: NominationView[];
  /** They were put forward before: this came to the same person. Said only of what the caller may see. */
  recognised: boolean;
  /** Others of the same name in the same organisation, with another address, whom the caller may see. */
  alike: number;
}

export interface NominationHistory {
  move: NominationEvent['move'];
  state: NominationState;
  /** How the link that was made for it reached them; null: none was made, as when somebody told them. */
  link: 'mail' | 'hand' | null;
  /** null: the nominee themselves, or the portal. */
  person: { id: string; name: string; jobTitle: string } | null;
  at: Date;
}

/** Who is put forward for which area, and the history of each. */
export class NominationsService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, filter: NominationFilter = {}): Promise<NominationView[]> {
    demand(caller, 'nominations.read');
    return this.database.inProgramme(caller.programmeId, (tx) => viewNominations(tx, caller, filter));
  }

  async one(caller: Caller, nominationId: string): Promise<NominationView> {
    const [found] = await this.list(caller, { id: nominationId });
    if (!found) throw notFound('nomination');
    return found;
  }

  /** Oldest first. */
  async history(caller: Caller, nominationId: string): Promise<NominationHistory[]> {
    demand(caller, 'nominations.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const [found] = await viewNominations(tx, caller, { id: nominationId });
      if (!found) throw notFound('nomination');
      return tx.query<NominationHistory[]>(
        `SELECT v.move, v.state, v.at, l.sent_by AS link,
           CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) END AS person
         FROM nomination_event v LEFT JOIN person p ON p.id = v.by_person LEFT JOIN nominee_link l ON l.id = v.link_id
         WHERE v.nomination_id = $1 ORDER BY v.at, v.id`,
        [nominationId],
      );
    });
  }

  /** Puts a person forward for one or more areas, whole or not at all. */
  async nominate(caller: Caller, content: Content<NewNomination>): Promise<Nominated> {
    demand(caller, 'nominations.make');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const areaIds = [...new Set(wanted.areaIds)];
      await this.checkAreas(tx, caller, areaIds);
      const person = await recognise(tx, caller, wanted.person);
      if (wanted.deputyFor) await this.checkDeputy(tx, caller, wanted, areaIds, person.id);
      const before = await viewNominations(tx, caller);
      const theirs = before.filter(({ nominee }) => nominee.id === person.id);
      const already = theirs.find(
        ({ state, sector, area }) => stands(state) && sector === wanted.sector && areaIds.includes(area.id),
      );
      if (already)
        throw conflict(
          'already-nominated',
          `This person is put forward for area ${already.area.number} already. Nothing was saved.`,
          { nominationId: already.id },
        );
      const actId = crypto.randomUUID();
      const ids: string[] = [];
      for (const areaId of areaIds) ids.push(await this.add(tx, caller, wanted, person.id, areaId, actId));
      await readinessChanged(tx, caller);
      return {
        nominations: await viewNominations(tx, caller, { id: ids }),
        recognised: theirs.length > 0,
        alike: countAlike(before, person.id, wanted.person),
      };
    });
  }

  private async add(
    tx: EntityManager,
    caller: Caller,
    wanted: NewNomination,
    nomineeId: string,
    areaId: string,
    actId: string,
  ): Promise<string> {
    const id = crypto.randomUUID();
    const deputyFor = wanted.deputyFor ?? null;
    await tx.query(
      `INSERT INTO nomination (id, programme_id, nominee_id, area_id, sector, deputy_for, availability, nominated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        caller.programmeId,
        nomineeId,
        areaId,
        wanted.sector,
        deputyFor,
        wanted.availability,
        caller.personId,
      ],
    );
    await happened(
      tx,
      caller,
      {
        id,
        nominee_id: nomineeId,
        area_id: areaId,
        sector: wanted.sector,
        state: 'nominated',
        deputy_for: deputyFor,
      },
      'nominate',
      { id: actId },
    );
    return id;
  }

  private async checkAreas(tx: EntityManager, caller: Caller, areaIds: string[]) {
    const known = await tx.query<unknown[]>('SELECT 1 FROM area WHERE id = ANY($1::uuid[])', [areaIds]);
    if (areaIds.length === 0 || known.length !== areaIds.length)
      throw unprocessable(
        'unknown-area',
        'One of the areas is not an area of this programme. Choose the areas again.',
      );
    if (!areaIds.every((areaId) => actsOn(caller, areaId)))
      throw forbidden(
        'not-your-area',
        'You nominate people for the areas you lead. Ask the improvement partner for the others.',
      );
  }

  private async checkDeputy(
    tx: EntityManager,
    caller: Caller,
    wanted: NewNomination,
    areaIds: string[],
    nomineeId: string,
  ) {
    const [first] = await viewNominations(tx, caller, { id: wanted.deputyFor });
    if (!first || areaIds.length !== 1 || first.area.id !== areaIds[0] || first.sector !== wanted.sector)
      throw unprocessable(
        'unknown-nomination',
        'A deputy stands in for one person, in the same area and sector. Choose the person again.',
      );
    if (first.nominee.id === nomineeId)
      throw unprocessable('own-deputy', 'Nobody can be their own deputy. Name somebody else.');
    if (first.deputyFor)
      throw unprocessable(
        'deputy-of-deputy',
        'This person is a deputy themselves. Name a deputy for whoever they stand in for.',
      );
    if (!stands(first.state))
      throw conflict(
        'not-standing',
        'The person they would stand in for is not put forward any more. Nominate them in the first place.',
      );
  }
}

/** Two addresses are two people, but whoever looks at the list should know that they share a name. */
function countAlike(before: NominationView[], nomineeId: string, person: NomineeDetails): number {
  const key = alikeKey(person.name, person.organisation);
  const others = before.filter(
    ({ nominee }) =>
      nominee.id !== nomineeId && !nominee.erased && alikeKey(nominee.name, nominee.organisation) === key,
  );
  return new Set(others.map(({ nominee }) => nominee.id)).size;
}
