import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Day } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, notFound, unprocessable } from '../errors/errors.js';
import { type AskMove, type AskState, afterAskMove } from './asks.rules.js';
import { type AskFilter, type AskView, viewAsks } from './asks.view.js';
import { readable } from './evidence.access.js';
import { standsFor } from './leave.service.js';

export interface NewAsk {
  areaId: string;
  actionId?: string;
  personId: string;
  what: string;
  dueOn: Day;
}

export interface Answer {
  answer: 'evidence' | 'nothing-to-add';
  evidenceId?: string;
  comment: string;
}

interface AskRow {
  id: string;
  person_id: string;
  due_on: Day;
  state: AskState;
}

/** A named person is asked for a document for an area by a day. */
export class AsksService {
  constructor(private readonly database: Database) {}

  list(caller: Caller, filter: AskFilter): Promise<AskView[]> {
    return this.database.inProgramme(caller.programmeId, (tx) => viewAsks(tx, caller, filter));
  }

  async one(caller: Caller, askId: string): Promise<AskView> {
    const [ask] = await this.list(caller, { id: askId });
    if (!ask) throw notFound('ask');
    return ask;
  }

  async make(caller: Caller, content: Content<NewAsk>): Promise<AskView> {
    demand(caller, 'asks.make');
    const wanted = content();
    const askId = crypto.randomUUID();
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const [area] = await tx.query<unknown[]>('SELECT 1 FROM area WHERE id = $1', [wanted.areaId]);
      if (!area)
        throw unprocessable('unknown-area', 'This area is not an area of this programme. Choose it again.');
      if (wanted.actionId) {
        const [action] = await tx.query<unknown[]>('SELECT 1 FROM action WHERE id = $1', [wanted.actionId]);
        if (!action)
          throw unprocessable('unknown-action', 'This action is not in the plan. Choose it again.');
      }
      await demandMember(tx, wanted.personId);
      await tx.query(
        'INSERT INTO ask (id, programme_id, area_id, action_id, person_id, asked_by, what, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [
          askId,
          caller.programmeId,
          wanted.areaId,
          wanted.actionId ?? null,
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

  /** “Ask this person”: it is theirs from now on, and who passed it on stays on it. */
  async passOn(
    caller: Caller,
    askId: string,
    content: Content<{ personId: string; comment: string }>,
  ): Promise<void> {
    demand(caller, 'asks.answer');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const ask = await ownAsk(tx, caller, askId, 'pass-on');
      const { personId, comment } = content();
      await demandMember(tx, personId);
      if (personId === ask.person_id)
        throw unprocessable('asked-already', 'This person is the one who was asked. Choose somebody else.');
      await tx.query('UPDATE ask SET person_id = $2 WHERE id = $1', [askId, personId]);
      await happened(tx, caller, ask, 'pass-on', { from: ask.person_id, to: personId, comment });
    });
  }

  async changeDate(
    caller: Caller,
    askId: string,
    content: Content<{ dueOn: Day; comment: string }>,
  ): Promise<AskView> {
    demand(caller, 'asks.make');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const ask = await heldAsk(tx, askId, 'change-date');
      const { dueOn, comment } = content();
      await tx.query('UPDATE ask SET due_on = $2 WHERE id = $1', [askId, dueOn]);
      await happened(tx, caller, ask, 'change-date', { dueOn: ask.due_on, comment });
    });
    return this.one(caller, askId);
  }

  async withdraw(caller: Caller, askId: string, content: Content<{ comment: string }>): Promise<AskView> {
    demand(caller, 'asks.make');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const ask = await heldAsk(tx, askId, 'withdraw');
      const { comment } = content();
      await tx.query(`UPDATE ask SET state = 'withdrawn' WHERE id = $1`, [askId]);
      await happened(tx, caller, ask, 'withdraw', { comment });
    });
    return this.one(caller, askId);
  }
}

/** Answers an ask of the caller's own, or of somebody they stand in for, inside whatever transaction gives the answer. */
export async function answerAsk(
  tx: EntityManager,
  caller: Caller,
  askId: string,
  given: Answer | Content<Answer>,
): Promise<void> {
  const ask = await ownAsk(tx, caller, askId, 'answer');
  const answer = typeof given === 'function' ? given() : given;
  if (answer.answer === 'evidence' && !answer.evidenceId)
    throw unprocessable('which-evidence', 'Say which document answers this, or choose “Nothing to add”.');
  if (answer.answer === 'nothing-to-add' && answer.comment === '')
    throw unprocessable('reason-missing', 'Say in a sentence why there is nothing to add.');
  if (answer.evidenceId) await readable(tx, caller, answer.evidenceId);
  await settleAsk(tx, caller, ask, answer);
}

/** An outsider's file answers the ask its link was made for, when that is still open. */
export async function answerByLink(
  tx: EntityManager,
  caller: Pick<Caller, 'programmeId' | 'personId'>,
  askId: string,
  evidenceId: string,
): Promise<void> {
  const [ask] = await tx.query<AskRow[]>('SELECT * FROM ask WHERE id = $1 FOR UPDATE', [askId]);
  if (ask && afterAskMove(ask.state, 'answer'))
    await settleAsk(tx, caller, ask, { answer: 'evidence', evidenceId, comment: '' });
}

async function settleAsk(
  tx: EntityManager,
  caller: Pick<Caller, 'programmeId' | 'personId'>,
  ask: AskRow,
  { answer, evidenceId, comment }: Answer,
) {
  await tx.query(
    `UPDATE ask SET state = 'answered', answer = $2, evidence_id = $3, comment = $4, answered_at = now(), answered_by = $5
     WHERE id = $1`,
    [ask.id, answer, evidenceId ?? null, comment, caller.personId],
  );
  await happened(tx, caller, ask, 'answer', { comment }, { answer, evidence: evidenceId ?? null });
}

async function demandMember(tx: EntityManager, personId: string) {
  const [member] = await tx.query<unknown[]>(
    'SELECT 1 FROM membership WHERE person_id = $1 AND ended_at IS NULL',
    [personId],
  );
  if (!member)
    throw unprocessable(
      'unknown-person',
      'This person is not a member of the programme. Choose somebody else.',
    );
}

/** The ask, held until the transaction ends; throws 409 when its state does not allow the move. */
async function heldAsk(tx: EntityManager, askId: string, move: AskMove): Promise<AskRow> {
  const [ask] = await tx.query<AskRow[]>(
    'SELECT id, person_id, due_on, state FROM ask WHERE id = $1 FOR UPDATE',
    [askId],
  );
  if (!ask) throw notFound('ask');
  demandMove(ask, move);
  return ask;
}

/** The same for whoever was asked, and for whoever stands in for them today. */
async function ownAsk(tx: EntityManager, caller: Caller, askId: string, move: AskMove): Promise<AskRow> {
  const [ask] = await tx.query<AskRow[]>(
    'SELECT id, person_id, due_on, state FROM ask WHERE id = $1 FOR UPDATE',
    [askId],
  );
  if (!ask) throw notFound('ask');
  if (!(await standsFor(tx, caller)).includes(ask.person_id)) {
    if (!may(caller.roles, 'asks.make')) throw notFound('ask');
    throw forbidden('not-asked', 'Somebody else was asked for this. Withdraw it, or ask another person.');
  }
  demandMove(ask, move);
  return ask;
}

function demandMove(ask: AskRow, move: AskMove) {
  if (afterAskMove(ask.state, move)) return;
  throw ask.state === 'withdrawn'
    ? conflict('ask-withdrawn', 'This ask was withdrawn. Nothing more is needed.')
    : conflict('already-answered', 'This was answered already. Nothing more is needed.');
}

/** What became of the ask, for its own history and for the record. */
async function happened(
  tx: EntityManager,
  caller: Pick<Caller, 'programmeId' | 'personId'>,
  ask: AskRow,
  move: AskMove,
  said: { from?: string; to?: string; dueOn?: Day; comment: string },
  details: Record<string, unknown> = {},
) {
  await tx.query(
    `INSERT INTO ask_event (programme_id, ask_id, move, by_person, from_person, to_person, due_on, comment)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      caller.programmeId,
      ask.id,
      move,
      caller.personId,
      said.from ?? null,
      said.to ?? null,
      said.dueOn ?? null,
      said.comment,
    ],
  );
  await record(
    tx,
    caller,
    auditWords[move],
    { kind: 'ask', id: ask.id },
    { ...details, ...(said.to ? { from: said.from, to: said.to } : {}) },
  );
}

const auditWords: Record<AskMove, string> = {
  answer: 'ask.answered',
  'pass-on': 'ask.passed-on',
  'change-date': 'ask.date-changed',
  withdraw: 'ask.withdrawn',
};
