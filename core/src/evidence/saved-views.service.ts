import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound } from '../errors/errors.js';
import type { EvidenceFilter } from './evidence.list.js';

export interface SavedViewContent {
  name: string;
  filter: EvidenceFilter;
}

export interface SavedViewRow extends SavedViewContent {
  id: string;
  createdAt: Date;
}

const columns = 'id, name, filter, created_at AS "createdAt"';

/** More would not be looked through. */
const viewsAtMost = 50;

/** A person's own searches, kept under a name. They hold what was asked, never what was found. */
export class SavedViewsService {
  constructor(private readonly database: Database) {}

  list(caller: Caller): Promise<SavedViewRow[]> {
    demand(caller, 'evidence.read');
    return this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<SavedViewRow[]>(
        `SELECT ${columns} FROM saved_view WHERE programme_id = $1 AND person_id = $2 ORDER BY lower(name), id`,
        [caller.programmeId, caller.personId],
      ),
    );
  }

  add(caller: Caller, content: Content<SavedViewContent>): Promise<SavedViewRow> {
    demand(caller, 'evidence.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const { name, filter } = content();
      const [many] = await tx.query<{ count: number }[]>(
        'SELECT count(*)::int AS count FROM saved_view WHERE programme_id = $1 AND person_id = $2',
        [caller.programmeId, caller.personId],
      );
      if ((many?.count ?? 0) >= viewsAtMost)
        throw conflict(
          'too-many-views',
          `You have ${viewsAtMost} saved views. Remove one, then save this one.`,
        );
      const [row] = await tx.query<SavedViewRow[]>(
        `INSERT INTO saved_view (programme_id, person_id, name, filter) VALUES ($1, $2, $3, $4)
         ON CONFLICT (programme_id, person_id, name) DO NOTHING RETURNING ${columns}`,
        [caller.programmeId, caller.personId, name, JSON.stringify(filter)],
      );
      if (!row) throw nameTaken(name);
      await record(tx, caller, 'view.saved', { kind: 'view', id: row.id }, {});
      return row;
    });
  }

  remove(caller: Caller, viewId: string): Promise<void> {
    demand(caller, 'evidence.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const [, removed] = await tx.query<[unknown, number]>(
        'DELETE FROM saved_view WHERE programme_id = $1 AND person_id = $2 AND id = $3',
        [caller.programmeId, caller.personId, viewId],
      );
      // Somebody else's view is not there.
      if (removed !== 1) throw notFound('saved view');
      await record(tx, caller, 'view.removed', { kind: 'view', id: viewId }, {});
    });
  }
}

const nameTaken = (name: string) =>
  conflict('name-taken', `You have a view called “${name}”. Give this one another name.`);
