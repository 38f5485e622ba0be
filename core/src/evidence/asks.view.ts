import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { type Day, today } from '../calendar/calendar.js';
import { type AskMove, type AskState, afterAskMove, isOverdue } from './asks.rules.js';
import type { PersonRef } from './evidence.view.js';
import { standsFor } from './leave.service.js';

export interface AskEventView {
  move: AskMove;
  by: PersonRef | null;
  from: PersonRef | null;
  to: PersonRef | null;
  /** Of another date: the day it was due before. */
  dueOn: Day | null;
  comment: string;
  at: Date;
}

export interface AskView {
  id: string;
  area: { id: string; number: number; title: string };
  action: { id: string; ref: string; title: string } | null;
  person: PersonRef;
  askedBy: PersonRef;
  what: string;
  dueOn: Day;
  askedAt: Date;
  state: AskState;
  overdue: boolean;
  answer: 'evidence' | 'nothing-to-add' | null;
  evidenceId: string | null;
  comment: string;
  answeredAt: Date | null;
  answeredBy: PersonRef | null;
  /** What has become of it, oldest first. */
  events: AskEventView[];
  may: { answer: boolean; passOn: boolean; changeDate: boolean; withdraw: boolean };
}

export interface AskFilter {
  /** Asked of the caller, or of somebody they stand in for. */
  mine?: boolean;
  open?: boolean;
  state?: 'open' | 'overdue' | 'passed-on' | 'answered' | 'withdrawn';
  areaId?: string;
  id?: string | string[];
}

type AskRow = Omit<AskView, 'overdue' | 'may'>;

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'jobTitle', ${alias}.job_title) END`;

const select = `
  SELECT k.id, json_build_object('id', a.id, 'number', a.number, 'title', a.title) AS area,
    CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'ref', t.ref, 'title', t.title) END AS action,
    ${person('p')} AS person, ${person('b')} AS "askedBy", ${person('w')} AS "answeredBy",
    k.what, k.due_on AS "dueOn", k.asked_at AS "askedAt", k.state, k.answer, k.evidence_id AS "evidenceId", k.comment,
    k.answered_at AS "answeredAt",
    coalesce((SELECT json_agg(json_build_object('move', v.move, 'by', ${person('vb')}, 'from', ${person('vf')}, 'to', ${person('vt')},
        'dueOn', v.due_on, 'comment', v.comment, 'at', v.at) ORDER BY v.at, v.id)
      FROM ask_event v LEFT JOIN person vb ON vb.id = v.by_person LEFT JOIN person vf ON vf.id = v.from_person
        LEFT JOIN person vt ON vt.id = v.to_person WHERE v.ask_id = k.id), '[]') AS events
  FROM ask k JOIN area a ON a.id = k.area_id LEFT JOIN action t ON t.id = k.action_id
    JOIN person p ON p.id = k.person_id JOIN person b ON b.id = k.asked_by LEFT JOIN person w ON w.id = k.answered_by
  WHERE k.programme_id = $1`;

/** One's own and those of people one stands in for; all of them for whoever may ask. Soonest first, at most 1,000. */
export async function viewAsks(tx: EntityManager, caller: Caller, filter: AskFilter): Promise<AskView[]> {
  const stoodFor = await standsFor(tx, caller);
  const asks = may(caller.roles, 'asks.make');
  const on = today();
  const rows = await tx.query<AskRow[]>(
    `${select} AND ($2::uuid[] IS NULL OR k.person_id = ANY($2)) AND ($3::boolean IS NULL OR (k.state = 'open') = $3)
       AND ($4::uuid[] IS NULL OR k.id = ANY($4)) AND ($5::uuid IS NULL OR k.area_id = $5)
       AND CASE $6::text WHEN 'overdue' THEN k.state = 'open' AND k.due_on < $7::date
         WHEN 'passed-on' THEN EXISTS (SELECT 1 FROM ask_event v WHERE v.ask_id = k.id AND v.move = 'pass-on')
         ELSE $6 IS NULL OR k.state = $6 END
     ORDER BY k.due_on, k.asked_at LIMIT 1000`,
    [
      caller.programmeId,
      asks && !filter.mine ? null : stoodFor,
      filter.open ?? null,
      filter.id === undefined ? null : [filter.id].flat(),
      filter.areaId ?? null,
      filter.state ?? null,
      on,
    ],
  );
  return rows.map((row) => {
    const theirs = stoodFor.includes(row.person.id) && may(caller.roles, 'asks.answer');
    const allowed = (move: AskMove) => afterAskMove(row.state, move) !== null;
    return {
      ...row,
      overdue: isOverdue(row, on),
      may: {
        answer: theirs && allowed('answer'),
        passOn: theirs && may(caller.roles, 'people.read') && allowed('pass-on'),
        changeDate: asks && allowed('change-date'),
        withdraw: asks && allowed('withdraw'),
      },
    };
  });
}
