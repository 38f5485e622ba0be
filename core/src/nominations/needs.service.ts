import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound, stale } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { coverageFacts } from './coverage.facts.js';
import { type CoverageCell, coverArea, type Place, sectors, usualNeed } from './nominations.rules.js';

export interface NeedView {
  area: { id: string; number: number; title: string };
  /** One for each sector, in the order of the sectors. */
  places: Place[];
  /** Nobody has said otherwise yet. */
  usual: boolean;
  madeBy: { id: string; name: string; jobTitle: string } | null;
  madeAt: Date | null;
  /** The number of the edition; 0 while the usual need holds. */
  version: number;
}

export interface AreaCoverage extends NeedView {
  cells: CoverageCell[];
}

type Row = Omit<NeedView, 'places' | 'usual'> & { places: Place[] | null };

const select = (which: string) => `
  SELECT json_build_object('id', a.id, 'number', a.number, 'title', a.title) AS area, d.places, coalesce(d.number, 0) AS version,
    d.made_at AS "madeAt", CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) END AS "madeBy"
  FROM area a ${which} LEFT JOIN person p ON p.id = d.made_by WHERE a.programme_id = $1 AND ($2::uuid IS NULL OR a.id = $2)
  ORDER BY a.number, d.number DESC`;
const newest = select(
  'LEFT JOIN LATERAL (SELECT * FROM area_need x WHERE x.area_id = a.id ORDER BY x.number DESC LIMIT 1) d ON true',
);
const all = select('JOIN area_need d ON d.area_id = a.id');

/** What each area needs: of whom and how many. Every edition is kept. */
export class NeedsService {
  constructor(private readonly database: Database) {}

  /** Area by sector: what is needed, and how far it is covered today. */
  async coverage(caller: Caller): Promise<AreaCoverage[]> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const needs = await this.read(tx, caller, null);
      const facts = await coverageFacts(tx, caller.programmeId);
      return needs.map((need) => ({
        ...need,
        cells: coverArea(need.places, facts.get(need.area.id)?.standing ?? []),
      }));
    });
  }

  async one(caller: Caller, areaId: string): Promise<NeedView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, (tx) => this.area(tx, caller, areaId));
  }

  /** Newest first; the usual need, which nobody made, is not among them. */
  async history(caller: Caller, areaId: string): Promise<NeedView[]> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await this.area(tx, caller, areaId);
      return (await tx.query<Row[]>(all, [caller.programmeId, areaId])).map(view);
    });
  }

  async change(
    caller: Caller,
    areaId: string,
    seen: number,
    content: Content<{ places: Place[] }>,
  ): Promise<NeedView> {
    demand(caller, 'needs.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.area(tx, caller, areaId);
      if (before.version !== seen) throw stale('need', before);
      const places = whole(content().places);
      const added = await tx.query<{ id: string }[]>(
        `INSERT INTO area_need (programme_id, area_id, number, places, made_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (area_id, number) DO NOTHING RETURNING id`,
        [caller.programmeId, areaId, seen + 1, JSON.stringify(places), caller.personId],
      );
      if (added.length !== 1) throw stale('need', await this.area(tx, caller, areaId));
      await record(
        tx,
        caller,
        'need.changed',
        { kind: 'area', id: areaId },
        { edition: seen + 1, places: places.map((place) => ({ ...place })) },
      );
      await readinessChanged(tx, caller);
      return this.area(tx, caller, areaId);
    });
  }

  private async area(tx: EntityManager, caller: Caller, areaId: string): Promise<NeedView> {
    const [need] = await this.read(tx, caller, areaId);
    if (!need) throw notFound('area');
    return need;
  }

  private async read(tx: EntityManager, caller: Caller, areaId: string | null): Promise<NeedView[]> {
    return (await tx.query<Row[]>(newest, [caller.programmeId, areaId])).map(view);
  }
}

const view = (row: Row): NeedView => ({
  ...row,
  places: whole(row.places ?? usualNeed),
  usual: row.places === null,
});

/** One place for each sector; of a sector said twice the last word holds. */
export const whole = (places: readonly Place[]): Place[] =>
  sectors.map((sector) => {
    const said = places.findLast((place) => place.sector === sector);
    return { sector, people: said?.people ?? 0, deputy: Boolean(said?.deputy && said.people > 0) };
  });
