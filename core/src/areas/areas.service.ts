import { type Caller, demand } from '../access/caller.js';
import type { Database } from '../database/database.js';
import { notFound } from '../errors/errors.js';

export interface AreaView {
  id: string;
  number: number;
  title: string;
  weakness: string;
  leadRole: string;
  leads: { id: string; name: string; jobTitle: string }[];
  version: number;
}

/** The areas of weakness and who answers for them. */
export class AreasService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller): Promise<AreaView[]> {
    demand(caller, 'board.read');
    return this.database.read<AreaView>(
      caller.programmeId,
      'areas',
      `SELECT a.id, a.number, a.title, a.weakness, a.lead_role AS "leadRole", a.version,
         coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) ORDER BY p.name)
           FROM membership_area ma JOIN membership m ON m.id = ma.membership_id AND m.ended_at IS NULL AND 'area-lead' = ANY(m.roles)
           JOIN person p ON p.id = m.person_id WHERE ma.area_id = a.id), '[]') AS leads
       FROM area a WHERE a.programme_id = $1 ORDER BY a.number`,
      [caller.programmeId],
    );
  }

  async one(caller: Caller, areaId: string): Promise<AreaView> {
    const area = (await this.list(caller)).find((candidate) => candidate.id === areaId);
    if (!area) throw notFound('area');
    return area;
  }
}
