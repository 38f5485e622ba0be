import { type Caller, demand } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import { notFound } from '../errors/errors.js';

export interface SuggestionView {
  id: string;
  /** Who named them, and for which areas that person was asked. */
  by: string;
  areaNumbers: number[];
  name: string;
  jobTitle: string;
  /** How they are reached, as the nominee said it; empty for whoever may not see contact details. */
  contact: string;
  createdAt: Date;
}

/** People whom nominees named in their place, until somebody has asked them or let it be. */
export class SuggestionsService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller): Promise<SuggestionView[]> {
    const reach = demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<SuggestionView[]>(
        `SELECT s.id, e.name AS by, s.name, s.job_title AS "jobTitle", CASE WHEN $4 THEN s.contact ELSE '' END AS contact, s.created_at AS "createdAt",
           (SELECT json_agg(DISTINCT a.number) FROM nomination n JOIN area a ON a.id = n.area_id
            WHERE n.nominee_id = e.id AND ($2::uuid[] IS NULL OR n.area_id = ANY($2) OR n.nominated_by = $3)) AS "areaNumbers"
         FROM nominee_suggestion s JOIN nominee e ON e.id = s.nominee_id
         WHERE s.programme_id = $1 AND s.settled_at IS NULL AND ($2::uuid[] IS NULL OR EXISTS (
           SELECT 1 FROM nomination n WHERE n.nominee_id = e.id AND (n.area_id = ANY($2) OR n.nominated_by = $3)))
         ORDER BY s.created_at, s.id`,
        [
          caller.programmeId,
          reach === 'all' ? null : caller.areaIds,
          caller.personId,
          reachOf(caller.roles, 'nominees.personal-data') === 'all',
        ],
      ),
    );
  }

  /** They were asked, or will not be: what was said about somebody who never spoke for themselves is erased. Settling twice is once. */
  async settle(caller: Caller, suggestionId: string): Promise<void> {
    demand(caller, 'nominations.make');
    if (!(await this.list(caller)).some(({ id }) => id === suggestionId)) throw notFound('suggestion');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      await tx.query(
        `UPDATE nominee_suggestion SET settled_at = now(), settled_by = $2, name = '', job_title = '', contact = ''
         WHERE id = $1 AND settled_at IS NULL`,
        [suggestionId, caller.personId],
      );
      await record(tx, caller, 'nominee-suggestion.settled', {
        kind: 'nominee-suggestion',
        id: suggestionId,
      });
    });
  }
}
