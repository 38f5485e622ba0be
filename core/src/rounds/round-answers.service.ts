import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';
import type { Day } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { placeholders, visibleTo } from '../evidence/evidence.access.js';
import type { EvidenceState } from '../evidence/evidence.words.js';
import type { ActionsService, ActionView } from '../plans/actions.service.js';
import type { LevelMeaning } from '../plans/plans.words.js';
import { answersSoFar } from './rounds.answers.js';
import { roundHead } from './rounds.lines.js';
import type { RoundAnswers } from './rounds.words.js';

export interface RoundRowView {
  action: ActionView;
  /** The rating the action had before the round was opened. */
  last: { code: string; label: string; meaning: LevelMeaning; comment: string; asAt: Day } | null;
  answered: boolean;
  /** Linked to the action after its last rating, as far as the caller may open it: newest first, at most five. */
  evidenceSince: { id: string; title: string; state: EvidenceState }[];
  evidenceSinceCount: number;
}

export type RoundAnswersView = RoundAnswers<{ personId: string; name: string; jobTitle: string }>;

interface RowExtra {
  actionId: string;
  last: RoundRowView['last'];
  answered: boolean;
}

/** What was said in a round and before it. $1 round, $2 plan, $3 the moment the round was opened. */
const extras = `
  SELECT a.id AS "actionId",
    (SELECT json_build_object('code', v.code, 'label', v.label, 'meaning', v.meaning, 'comment', r.comment, 'asAt', r.as_at)
     FROM rating r JOIN rating_level v ON v.id = r.level_id
     WHERE r.action_id = a.id AND r.recorded_at < $3 AND r.round_id IS DISTINCT FROM $1 ORDER BY r.as_at DESC, r.recorded_at DESC LIMIT 1) AS last,
    (EXISTS (SELECT 1 FROM rating r WHERE r.action_id = a.id AND r.round_id = $1)
     OR EXISTS (SELECT 1 FROM sign_off w WHERE w.action_id = a.id AND w.round_id = $1)) AS answered
  FROM action a WHERE a.plan_id = $2`;

export class RoundAnswersService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionsService,
  ) {}

  /** The caller's actions in a round: a lead's own; whoever may rate any sees all, or with `mine` their own. */
  async rows(caller: Caller, roundId: string, mine: boolean): Promise<RoundRowView[]> {
    demand(caller, 'actions.rate');
    const reach = reachOf(caller.roles, 'actions.rate');
    const { said, planId } = await this.database.inProgramme(caller.programmeId, async (tx) => {
      const round = await roundHead(tx, caller.programmeId, roundId);
      const [opened] = await tx.query<{ opened_at: Date }[]>(
        'SELECT opened_at FROM review_round WHERE id = $1',
        [roundId],
      );
      const rows = await tx.query<RowExtra[]>(extras, [roundId, round.plan_id, opened?.opened_at]);
      return { planId: round.plan_id, said: new Map(rows.map((row) => [row.actionId, row])) };
    });
    const own = mine || reach === 'own' ? { mine: true } : {};
    const actions = await this.actions.list(caller, { planId, ...own });
    const since = new Map(actions.map((action) => [action.id, said.get(action.id)?.last?.asAt ?? null]));
    const evidence = await this.evidenceSince(caller, since);
    return actions.map((action) => {
      const linked = evidence.get(action.id) ?? [];
      return {
        action,
        last: said.get(action.id)?.last ?? null,
        answered: said.get(action.id)?.answered ?? false,
        evidenceSince: linked.slice(0, 5),
        evidenceSinceCount: linked.length,
      };
    });
  }

  private evidenceSince(caller: Caller, since: ReadonlyMap<string, Day | null>) {
    const values: unknown[] = [caller.programmeId, [...since.keys()], [...since.values()]];
    const visible = visibleTo(caller, 'open', placeholders(values));
    return this.database.inProgramme(caller.programmeId, async (tx: EntityManager) => {
      const rows = await tx.query<{ actionId: string; id: string; title: string; state: EvidenceState }[]>(
        `SELECT la.action_id AS "actionId", e.id, e.title, e.state, max(l.created_at) AS linked
         FROM unnest($2::uuid[], $3::date[]) AS s(action_id, since) JOIN link_action la ON la.action_id = s.action_id
         JOIN link l ON l.id = la.link_id AND l.ended_at IS NULL JOIN evidence e ON e.id = l.evidence_id
         WHERE l.programme_id = $1 AND e.state <> 'withdrawn' AND ${visible}
           AND (s.since IS NULL OR (l.created_at AT TIME ZONE 'Europe/London')::date >= s.since)
         GROUP BY la.action_id, e.id, e.title, e.state ORDER BY linked DESC, e.id`,
        values,
      );
      const byAction = new Map<string, RoundRowView['evidenceSince']>();
      for (const { actionId, id, title, state } of rows)
        byAction.set(actionId, [...(byAction.get(actionId) ?? []), { id, title, state }]);
      return byAction;
    });
  }

  /** Who has answered, and whose answers are missing: the furthest behind first. Of a closed round, as it was then. */
  async answers(caller: Caller, roundId: string): Promise<RoundAnswersView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const { plan_id: planId, frozen } = await roundHead(tx, caller.programmeId, roundId);
      const answers = frozen?.answers ?? (await answersSoFar(tx, roundId, planId));
      const named = await tx.query<{ id: string; name: string; jobTitle: string }[]>(
        'SELECT id, name, job_title AS "jobTitle" FROM person WHERE id = ANY($1::uuid[])',
        [answers.people.map(({ personId }) => personId)],
      );
      const people = answers.people.map((person) => {
        const { name = '', jobTitle = '' } = named.find(({ id }) => id === person.personId) ?? {};
        return { ...person, name, jobTitle };
      });
      return { ...answers, people };
    });
  }
}
