import { type Caller, demand, refusal } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import { today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import type { ActionsService, RatingView } from './actions.service.js';
import type { LevelMeaning } from './plans.words.js';

const select = `
  SELECT r.id, r.action_id AS "actionId", v.code, v.label, v.meaning, r.comment, r.as_at AS "asAt",
    r.recorded_at AS "recordedAt", p.job_title AS "ratedBy"
  FROM rating r JOIN rating_level v ON v.id = r.level_id LEFT JOIN person p ON p.id = r.rated_by
  WHERE r.programme_id = $1`;

export class RatingsService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionsService,
  ) {}

  /** Newest first. */
  async list(caller: Caller, filter: { actionId?: string }): Promise<RatingView[]> {
    demand(caller, 'board.read');
    return this.database.read<RatingView>(
      caller.programmeId,
      'ratings',
      `${select} AND ($2::uuid IS NULL OR r.action_id = $2) ORDER BY r.as_at DESC, r.recorded_at DESC LIMIT 1000`,
      [caller.programmeId, filter.actionId ?? null],
    );
  }

  /**
   * Puts one more rating beside the earlier ones. Done is a senior officer's sign-off and needs current, approved
   * output evidence linked to the action (DESIGN section 4).
   */
  async rate(
    caller: Caller,
    content: Content<{ actionId: string; code: string; comment: string }>,
  ): Promise<RatingView> {
    demand(caller, 'actions.rate');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await tx.query('SELECT 1 FROM action WHERE id = $1 FOR UPDATE', [wanted.actionId]);
      const action = await this.actions.load(tx, caller, wanted.actionId);
      if (!action.mayRate) throw refusal('actions.rate');
      const levels = await tx.query<{ id: string; code: string; label: string; meaning: LevelMeaning }[]>(
        `SELECT v.id, v.code, v.label, v.meaning FROM rating_level v JOIN plan p ON p.scale_id = v.scale_id
         WHERE p.id = $1 ORDER BY v.position`,
        [action.planId],
      );
      const level = levels.find((candidate) => candidate.code === wanted.code);
      if (!level)
        throw unprocessable(
          'unknown-level',
          `This plan has no rating “${wanted.code}”. Choose one of: ${levels.map((l) => l.label).join(', ')}.`,
        );
      if (level.meaning === 'done') {
        if (!may(caller.roles, 'actions.sign-off')) throw refusal('actions.sign-off');
        if (action.outputEvidence === 0)
          throw conflict(
            'no-output-evidence',
            `Action ${action.ref} can’t be signed off yet: no current, approved evidence shows that its result exists and is used. Link some first.`,
          );
      }
      const [rating] = await tx.query<{ id: string }[]>(
        `INSERT INTO rating (programme_id, action_id, level_id, comment, as_at, rated_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp()) RETURNING id`,
        [caller.programmeId, action.id, level.id, wanted.comment, today(), caller.personId],
      );
      await record(
        tx,
        caller,
        'action.rated',
        { kind: 'action', id: action.id },
        { from: action.rating?.code ?? null, to: level.code },
      );
      await readinessChanged(tx, caller);
      const [made] = await tx.query<RatingView[]>(`${select} AND r.id = $2`, [
        caller.programmeId,
        rating?.id,
      ]);
      if (!made) throw new Error('The rating that was just written is not there.');
      return made;
    });
  }
}
