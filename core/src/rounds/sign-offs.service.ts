import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, notFound, unprocessable } from '../errors/errors.js';
import type { ActionsService, ActionView } from '../plans/actions.service.js';
import type { LevelMeaning } from '../plans/plans.words.js';
import { type EvidenceLack, lackOfEvidence } from './rating.rules.js';
import { addRating, type LevelRow, levelOf, openRoundOf, takeAction } from './ratings.service.js';
import type { SignOffDecision } from './rounds.words.js';

export interface SignOffView {
  id: string;
  actionId: string;
  planId: string;
  ref: string;
  title: string;
  code: string;
  label: string;
  meaning: LevelMeaning;
  areaNumbers: number[];
  comment: string;
  proposedBy: string;
  proposedAt: Date;
  decision: SignOffDecision | null;
  decisionComment: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Whether the caller may sign or decline it. */
  mayDecide: boolean;
}

interface SignOffRow extends Omit<SignOffView, 'mayDecide'> {
  proposedById: string;
}

const select = `
  SELECT w.id, w.action_id AS "actionId", a.plan_id AS "planId", a.ref, a.title, v.code, v.label, v.meaning,
    (SELECT coalesce(json_agg(DISTINCT ar.number), '[]') FROM action_serves_area m JOIN area ar ON ar.id = m.area_id
     WHERE m.action_id = a.id AND m.until IS NULL) AS "areaNumbers",
    w.comment, w.proposed_by AS "proposedById", p.job_title AS "proposedBy", w.proposed_at AS "proposedAt", w.decision,
    w.decision_comment AS "decisionComment", d.job_title AS "decidedBy", w.decided_at AS "decidedAt"
  FROM sign_off w JOIN action a ON a.id = w.action_id JOIN rating_level v ON v.id = w.level_id
  JOIN person p ON p.id = w.proposed_by LEFT JOIN person d ON d.id = w.decided_by
  WHERE w.programme_id = $1`;

/** A completed action in two steps: its lead proposes, a senior officer who did not propose it signs. */
export class SignOffsService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionsService,
  ) {}

  /** Those that wait first, the oldest on top; then the decided ones, newest first. */
  async list(caller: Caller, filter: { actionId?: string; open?: boolean }): Promise<SignOffView[]> {
    demand(caller, 'board.read');
    const rows = await this.database.read<SignOffRow>(
      caller.programmeId,
      'sign-offs',
      `${select} AND ($2::uuid IS NULL OR w.action_id = $2) AND ($3::boolean IS NULL OR (w.decided_at IS NULL) = $3)
       ORDER BY w.decided_at DESC NULLS FIRST, w.proposed_at LIMIT 1000`,
      [caller.programmeId, filter.actionId ?? null, filter.open ?? null],
    );
    return rows.map((row) => view(caller, row));
  }

  /** Asks for the signature. The action keeps its rating until somebody signs. */
  async propose(
    caller: Caller,
    content: Content<{ actionId: string; code: string; comment: string }>,
    seen: number | null = null,
  ): Promise<SignOffView> {
    demand(caller, 'actions.rate');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const action = await takeAction(tx, this.actions, caller, wanted.actionId, seen);
      const level = await levelOf(tx, action, wanted.code);
      if (action.signOff)
        throw conflict(
          'already-proposed',
          `Action ${action.ref} waits for a senior officer’s signature already, proposed by the ${action.signOff.proposedBy}.`,
        );
      if (action.rating?.code === level.code)
        throw conflict('already-done', `Action ${action.ref} is ${level.label} already.`);
      if (level.meaning !== 'done')
        throw unprocessable(
          'needs-no-sign-off',
          `“${level.label}” needs no signature. Rate action ${action.ref} as ${level.label}.`,
        );
      demandEvidence(action, level);
      const roundId = await openRoundOf(tx, action.planId);
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO sign_off (programme_id, action_id, level_id, round_id, comment, proposed_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [caller.programmeId, action.id, level.id, roundId, wanted.comment, caller.personId],
      );
      const id = made?.id ?? '';
      await tx.query('UPDATE action SET version = version + 1 WHERE id = $1', [action.id]);
      await record(
        tx,
        caller,
        'sign-off.proposed',
        { kind: 'sign-off', id },
        { actionId: action.id, to: level.code },
      );
      return this.load(tx, caller, id);
    });
  }

  /** Signs: the action is rated as proposed, by the signer, with the proposer's sentence. */
  async sign(caller: Caller, id: string, content: Content<{ comment: string }>): Promise<SignOffView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const { row, action } = await this.take(tx, caller, id);
      const level = await levelOf(tx, action, row.code);
      demandEvidence(action, level);
      const { comment } = content();
      await decide(tx, caller, row, 'signed', comment);
      await addRating(tx, caller, action, level, { comment: row.comment });
      return this.load(tx, caller, id);
    });
  }

  /** Sends it back with a sentence. The action keeps the rating it has. */
  async decline(caller: Caller, id: string, content: Content<{ comment: string }>): Promise<SignOffView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const { row, action } = await this.take(tx, caller, id);
      const { comment } = content();
      await decide(tx, caller, row, 'declined', comment);
      await tx.query('UPDATE action SET version = version + 1 WHERE id = $1', [action.id]);
      return this.load(tx, caller, id);
    });
  }

  /** The wish and its action, held; only for a senior officer who did not propose it, and only while it waits. */
  private async take(
    tx: EntityManager,
    caller: Caller,
    id: string,
  ): Promise<{ row: SignOffRow; action: ActionView }> {
    const [found] = await tx.query<{ action_id: string }[]>('SELECT action_id FROM sign_off WHERE id = $1', [
      id,
    ]);
    if (!found) throw notFound('sign-off');
    demand(caller, 'actions.sign-off');
    // In the order in which a rating takes them: first the action, then what hangs on it.
    await tx.query('SELECT 1 FROM action WHERE id = $1 FOR NO KEY UPDATE', [found.action_id]);
    const [row] = await tx.query<SignOffRow[]>(`${select} AND w.id = $2`, [caller.programmeId, id]);
    if (!row) throw notFound('sign-off');
    if (row.proposedById === caller.personId)
      throw forbidden(
        'own-proposal',
        `You proposed action ${row.ref} yourself. Another senior officer has to sign it.`,
      );
    if (row.decidedAt)
      throw conflict('already-decided', `Somebody has decided on action ${row.ref} already.`, {
        current: view(caller, row),
      });
    return { row, action: await this.actions.load(tx, caller, row.actionId) };
  }

  private async load(tx: EntityManager, caller: Caller, id: string): Promise<SignOffView> {
    const [row] = await tx.query<SignOffRow[]>(`${select} AND w.id = $2`, [caller.programmeId, id]);
    if (!row) throw new Error('The sign-off that was just written is not there.');
    return view(caller, row);
  }
}

function view(caller: Caller, { proposedById, ...row }: SignOffRow): SignOffView {
  const mayDecide =
    row.decidedAt === null && may(caller.roles, 'actions.sign-off') && proposedById !== caller.personId;
  return { ...row, mayDecide };
}

async function decide(
  tx: EntityManager,
  caller: Caller,
  row: SignOffRow,
  decision: SignOffDecision,
  comment: string,
) {
  const [, changed] = await tx.query<[unknown, number]>(
    `UPDATE sign_off SET decision = $2, decision_comment = $3, decided_by = $4, decided_at = now() WHERE id = $1 AND decided_at IS NULL`,
    [row.id, decision, comment, caller.personId],
  );
  if (changed !== 1) throw new Error('A sign-off was decided while its action was held.');
  await record(
    tx,
    caller,
    `sign-off.${decision}`,
    { kind: 'sign-off', id: row.id },
    { actionId: row.actionId },
  );
}

const lacks: Record<EvidenceLack, string> = {
  'no-evidence': 'no current, approved evidence shows its result or its impact. Link some first.',
  'not-embedded':
    'no current, approved evidence shows that it changed something for children and families, and this rating says that it is embedded. Link some first.',
};

function demandEvidence(action: ActionView, level: LevelRow) {
  const lack = lackOfEvidence(level, { output: action.outputEvidence, impact: action.impactEvidence });
  if (lack) throw conflict(lack, `Action ${action.ref} can’t be called ${level.label} yet: ${lacks[lack]}`);
}
