import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Day } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound, unprocessable } from '../errors/errors.js';
import { readable } from './evidence.access.js';
import type { PersonRef } from './evidence.view.js';

export interface AskView {
  id: string;
  area: { id: string; number: number; title: string };
  person: PersonRef;
  askedBy: PersonRef;
  what: string;
  dueOn: Day;
  askedAt: Date;
  answer: 'evidence' | 'nothing-to-add' | null;
  evidenceId: string | null;
  comment: string;
  answeredAt: Date | null;
}

export interface Answer {
  answer: 'evidence' | 'nothing-to-add';
  evidenceId?: string;
  comment: string;
}

const select = `
  SELECT k.id, json_build_object('id', a.id, 'number', a.number, 'title', a.title) AS area,
    json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) AS person,
    json_build_object('id', b.id, 'name', b.name, 'jobTitle', b.job_title) AS "askedBy",
    k.what, k.due_on AS "dueOn", k.asked_at AS "askedAt", k.answer, k.evidence_id AS "evidenceId", k.comment, k.answered_at AS "answeredAt"
  FROM ask k JOIN area a ON a.id = k.area_id JOIN person p ON p.id = k.person_id JOIN person b ON b.id = k.asked_by
  WHERE k.programme_id = $1`;

/** A named person is asked for a document for an area by a day. */
export class AsksService {
  constructor(private readonly database: Database) {}

  /** One's own; all of them for whoever may ask. Soonest first. */
  async list(caller: Caller, filter: { mine?: boolean; open?: boolean; id?: string }): Promise<AskView[]> {
    const all = may(caller.roles, 'asks.make') && !filter.mine;
    return this.database.read<AskView>(
      caller.programmeId,
      'asks',
      `${select} AND ($2::uuid IS NULL OR k.person_id = $2) AND ($3::boolean IS NULL OR (k.answered_at IS NULL) = $3)
         AND ($4::uuid IS NULL OR k.id = $4) ORDER BY k.due_on, k.asked_at LIMIT 1000`,
      [caller.programmeId, all ? null : caller.personId, filter.open ?? null, filter.id ?? null],
    );
  }

  async one(caller: Caller, askId: string): Promise<AskView> {
    const [ask] = await this.list(caller, { id: askId });
    if (!ask) throw notFound('ask');
    return ask;
  }

  async make(
    caller: Caller,
    content: Content<{ areaId: string; personId: string; what: string; dueOn: Day }>,
  ): Promise<AskView> {
    demand(caller, 'asks.make');
    const wanted = content();
    const askId = crypto.randomUUID();
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const [area] = await tx.query<unknown[]>('SELECT 1 FROM area WHERE id = $1', [wanted.areaId]);
      const [member] = await tx.query<unknown[]>(
        'SELECT 1 FROM membership WHERE person_id = $1 AND ended_at IS NULL',
        [wanted.personId],
      );
      if (!area)
        throw unprocessable('unknown-area', 'This area is not an area of this programme. Choose it again.');
      if (!member)
        throw unprocessable(
          'unknown-person',
          'This person is not a member of the programme. Choose somebody else.',
        );
      await tx.query(
        'INSERT INTO ask (id, programme_id, area_id, person_id, asked_by, what, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [
          askId,
          caller.programmeId,
          wanted.areaId,
          wanted.personId,
          caller.personId,
          wanted.what,
          wanted.dueOn,
        ],
      );
      await record(
        tx,
        caller,
        'ask.made',
        { kind: 'ask', id: askId },
        { area: wanted.areaId, person: wanted.personId },
      );
    });
    return this.one(caller, askId);
  }

  async answer(caller: Caller, askId: string, content: Content<Answer>): Promise<AskView> {
    demand(caller, 'asks.answer');
    await this.database.inProgramme(caller.programmeId, (tx) => answerAsk(tx, caller, askId, content));
    return this.one(caller, askId);
  }
}

/** Answers an ask of the caller's own, inside whatever transaction gives the answer. */
export async function answerAsk(
  tx: EntityManager,
  caller: Caller,
  askId: string,
  given: Answer | Content<Answer>,
): Promise<void> {
  const [ask] = await tx.query<{ answered_at: Date | null }[]>(
    'SELECT answered_at FROM ask WHERE id = $1 AND person_id = $2 FOR UPDATE',
    [askId, caller.personId],
  );
  if (!ask) throw notFound('ask');
  if (ask.answered_at)
    throw conflict('already-answered', 'This was answered already. Nothing more is needed.');
  const answer = typeof given === 'function' ? given() : given;
  if (answer.answer === 'evidence' && !answer.evidenceId)
    throw unprocessable('which-evidence', 'Say which document answers this, or choose “Nothing to add”.');
  if (answer.evidenceId) await readable(tx, caller, answer.evidenceId);
  await tx.query(
    'UPDATE ask SET answer = $2, evidence_id = $3, comment = $4, answered_at = now() WHERE id = $1',
    [askId, answer.answer, answer.evidenceId ?? null, answer.comment],
  );
  await record(
    tx,
    caller,
    'ask.answered',
    { kind: 'ask', id: askId },
    { answer: answer.answer, evidence: answer.evidenceId ?? null },
  );
}
