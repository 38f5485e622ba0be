import { type Caller, demand, refusal } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound } from '../errors/errors.js';

export interface InterimNoteView {
  id: string;
  sectionId: string;
  section: { ref: string; title: string };
  planId: string;
  note: string;
  writtenBy: string;
  writtenAt: Date;
}

const select = `
  SELECT n.id, n.section_id AS "sectionId", json_build_object('ref', s.ref, 'title', s.title) AS section, s.plan_id AS "planId", n.note,
    p.job_title AS "writtenBy", n.written_at AS "writtenAt"
  FROM interim_note n JOIN plan_section s ON s.id = n.section_id JOIN person p ON p.id = n.written_by WHERE n.programme_id = $1`;

/** A word on a section between two rounds, for whoever follows it monthly. */
export class InterimNotesService {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(caller: Caller, filter: { planId?: string; sectionId?: string }): Promise<InterimNoteView[]> {
    demand(caller, 'board.read');
    return this.database.read<InterimNoteView>(
      caller.programmeId,
      'interim-notes',
      `${select} AND ($2::uuid IS NULL OR s.plan_id = $2) AND ($3::uuid IS NULL OR s.id = $3) ORDER BY n.written_at DESC LIMIT 1000`,
      [caller.programmeId, filter.planId ?? null, filter.sectionId ?? null],
    );
  }

  /** A lead writes about sections that hold an action of theirs. */
  async add(caller: Caller, content: Content<{ sectionId: string; note: string }>): Promise<InterimNoteView> {
    const reach = demand(caller, 'actions.rate');
    const { sectionId, note } = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const [section] = await tx.query<{ mine: boolean }[]>(
        `SELECT EXISTS (SELECT 1 FROM action_area aa JOIN action a ON a.action_area_id = aa.id JOIN action_serves_area m ON m.action_id = a.id AND m.until IS NULL
           WHERE aa.section_id = s.id AND m.area_id = ANY($2::uuid[])) AS mine
         FROM plan_section s WHERE s.id = $1`,
        [sectionId, caller.areaIds],
      );
      if (!section) throw notFound('section');
      if (reach === 'own' && !section.mine) throw refusal('actions.rate');
      const [made] = await tx.query<{ id: string }[]>(
        'INSERT INTO interim_note (programme_id, section_id, note, written_by) VALUES ($1, $2, $3, $4) RETURNING id',
        [caller.programmeId, sectionId, note, caller.personId],
      );
      await record(
        tx,
        caller,
        'interim-note.written',
        { kind: 'section', id: sectionId },
        { noteId: made?.id },
      );
      const [row] = await tx.query<InterimNoteView[]>(`${select} AND n.id = $2`, [
        caller.programmeId,
        made?.id,
      ]);
      if (!row) throw new Error('The note that was just written is not there.');
      return row;
    });
  }
}
