import type { Caller } from '../access/caller.js';
import type { Database } from '../database/database.js';
import type { TodoItem } from './todo.types.js';

/** One line for the whole list: it is approved as a whole. No name, since the line may go out by mail. */
export const nominationsToApprove = (database: Database, caller: Caller): Promise<TodoItem[]> =>
  database.inProgramme(caller.programmeId, (tx) =>
    tx.query<TodoItem[]>(
      `SELECT n.programme_id AS id, 'nomination-list' AS kind, count(*) || CASE count(*) WHEN 1 THEN ' nomination' ELSE ' nominations' END || ' to approve' AS what,
         'They have accepted' AS note, json_agg(DISTINCT a.number) AS "areaNumbers", NULL::date AS due, min(n.state_since) AS since,
         '/nominations' AS href, 'Approve' AS verb
       FROM nomination n JOIN area a ON a.id = n.area_id WHERE n.programme_id = $1 AND n.state = 'accepted' GROUP BY n.programme_id`,
      [caller.programmeId],
    ),
  );

/** Whom this person nominated and who declined, until the nomination is withdrawn, the deputy moves up or they are asked again. */
export const nomineesDeclined = (database: Database, caller: Caller): Promise<TodoItem[]> =>
  database.inProgramme(caller.programmeId, (tx) =>
    tx.query<TodoItem[]>(
      `SELECT n.id, 'nominee-declined' AS kind, 'Somebody you nominated declined' AS what, 'Name somebody else, or let the deputy move up' AS note,
         json_build_array(a.number) AS "areaNumbers", NULL::date AS due, n.state_since AS since,
         '/nominations?area=' || a.number || '&sector=' || n.sector AS href, 'Look' AS verb
       FROM nomination n JOIN area a ON a.id = n.area_id JOIN nominee e ON e.id = n.nominee_id AND e.erased_at IS NULL
       WHERE n.programme_id = $1 AND n.nominated_by = $2 AND n.state = 'declined' ORDER BY n.state_since LIMIT 200`,
      [caller.programmeId, caller.personId],
    ),
  );
