import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import type { ActionsService, ActionView } from '../plans/actions.service.js';
import type { ChallengeKind } from '../plans/challenge.rules.js';

export interface OverrideView {
  id: string;
  actionId: string;
  ref: string;
  /** The rating that was stood by; a later rating is challenged anew. */
  ratingId: string;
  label: string;
  kinds: ChallengeKind[];
  name: string;
  reason: string;
  overriddenBy: string;
  at: Date;
}

/** Standing by a rating that the evidence does not carry: only with a name and a reason, and both stay. */
export class ChallengesService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionsService,
  ) {}

  /** Every override there was, newest first. */
  async overrides(caller: Caller, filter: { actionId?: string }): Promise<OverrideView[]> {
    demand(caller, 'board.read');
    return this.database.read<OverrideView>(
      caller.programmeId,
      'challenge-overrides',
      `SELECT o.id, o.action_id AS "actionId", a.ref, o.rating_id AS "ratingId", v.label, o.kinds, o.name, o.reason,
         p.job_title AS "overriddenBy", o.at
       FROM challenge_override o JOIN action a ON a.id = o.action_id JOIN rating r ON r.id = o.rating_id
       JOIN rating_level v ON v.id = r.level_id JOIN person p ON p.id = o.overridden_by
       WHERE o.programme_id = $1 AND ($2::uuid IS NULL OR o.action_id = $2) ORDER BY o.at DESC LIMIT 1000`,
      [caller.programmeId, filter.actionId ?? null],
    );
  }

  /** Answers for a challenged rating. Nobody answers for a rating they gave themselves. */
  async override(
    caller: Caller,
    content: Content<{ actionId: string; name: string; reason: string }>,
  ): Promise<ActionView> {
    demand(caller, 'challenges.override');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await tx.query('SELECT 1 FROM action WHERE id = $1 FOR NO KEY UPDATE', [wanted.actionId]);
      const action = await this.actions.load(tx, caller, wanted.actionId);
      const { challenge, rating } = action;
      const [given] = rating
        ? await tx.query<{ rated_by: string | null }[]>('SELECT rated_by FROM rating WHERE id = $1', [
            rating.id,
          ])
        : [];
      if (given?.rated_by === caller.personId)
        throw forbidden(
          'own-rating',
          `You gave action ${action.ref} this rating yourself. Somebody else has to stand by it.`,
        );
      if (!challenge || !rating)
        throw conflict('not-challenged', `Nothing speaks against the rating of action ${action.ref} now.`);
      if (challenge.open.length === 0)
        throw conflict(
          'already-overridden',
          `Somebody stands by the rating of action ${action.ref} already.`,
          {
            current: action,
          },
        );
      await tx.query(
        `INSERT INTO challenge_override (programme_id, action_id, rating_id, kinds, name, reason, overridden_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          caller.programmeId,
          action.id,
          rating.id,
          challenge.kinds,
          wanted.name,
          wanted.reason,
          caller.personId,
        ],
      );
      await record(
        tx,
        caller,
        'challenge.overridden',
        { kind: 'action', id: action.id },
        { ratingId: rating.id, kinds: challenge.kinds },
      );
      await readinessChanged(tx, caller);
      return this.actions.load(tx, caller, action.id);
    });
  }
}
