import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound, stale } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { type ActionChange, changeAction } from './action-change.js';
import { type ChallengeKind, challengesOf } from './challenge.rules.js';
import type { Due } from './plan-content.js';
import { countingLinks, overrideOfRating, ratedActions, showingEvidence } from './plans.queries.js';
import { isOverdue } from './plans.rules.js';
import type { DueKind, LevelMeaning } from './plans.words.js';

export interface RatingView {
  id: string;
  actionId: string;
  code: string;
  label: string;
  meaning: LevelMeaning;
  comment: string;
  /** Why a red or overdue action is late; empty where nobody had to say. */
  reason: string;
  newDueOn: Day | null;
  /** What its recovery needs. */
  recovery: string;
  asAt: Day;
  recordedAt: Date;
  ratedBy: string | null;
}

/** What speaks against a rating, and who stands by it all the same. */
export interface ChallengeView {
  kinds: ChallengeKind[];
  /** Those nobody has answered. */
  open: ChallengeKind[];
  override: { name: string; reason: string; at: string } | null;
}

export interface ActionView {
  id: string;
  planId: string;
  ref: string;
  title: string;
  section: { ref: string; title: string };
  /** Some action areas have a lead and a due date of their own. */
  actionArea: { ref: string; title: string; leads: string[]; due: Due };
  leads: string[];
  /** `text` is how the plan prints it; empty when it came from no file. */
  due: Due;
  overdue: boolean;
  expectedOutcome: string;
  successMeasure: string;
  forum: string;
  /** How it stands in the words of the plan's last edition. */
  progress: string;
  /** Places in other plans: `CSC IP 3.4.6`. */
  references: string[];
  /** Plans that give more detail to it. */
  acceleratedPlans: { id: string; title: string }[];
  areas: { id: string; number: number; title: string }[];
  rating: RatingView | null;
  outputEvidence: number;
  impactEvidence: number;
  challenge: ChallengeView | null;
  /** A wish to call it completed that waits for a senior officer. */
  signOff: { id: string; label: string; comment: string; proposedBy: string; proposedAt: string } | null;
  mayRate: boolean;
  maySignOff: boolean;
  version: number;
}

export interface ActionFilter {
  id?: string | string[];
  planId?: string;
  areaId?: string;
  q?: string;
  /** A level's code, or `none`. */
  level?: string;
  overdue?: boolean;
  mine?: boolean;
  /** With a challenge that nobody has answered. */
  challenged?: boolean;
}

interface ActionRow {
  id: string;
  plan_id: string;
  ref: string;
  title: string;
  leads: string[];
  due_kind: DueKind;
  due_on: Day | null;
  version: number;
  rating_id: string | null;
  code: string;
  label: string;
  meaning: LevelMeaning | null;
  comment: string;
  reason: string;
  new_due_on: Day | null;
  recovery: string;
  as_at: Day;
  recorded_at: Date;
  rated_by_title: string | null;
  section: { ref: string; title: string };
  due_text: string;
  expected_outcome: string;
  success_measure: string;
  forum: string;
  progress: string;
  cites: string[];
  accelerated_plans: { id: string; title: string }[];
  action_area: ActionView['actionArea'];
  areas: { id: string; number: number; title: string }[];
  output: number;
  impact: number;
  showing: number;
  override: { kinds: ChallengeKind[]; name: string; reason: string; at: string } | null;
  sign_off: ActionView['signOff'];
}

/** Every action of the programme with its rating of the day. A plan has hundreds at most: filters run here. */
const select = `
  SELECT t.*, rp.job_title AS rated_by_title,
    json_build_object('ref', s.ref, 'title', s.title) AS section,
    a.due_text, a.expected_outcome, a.success_measure, a.forum, a.progress, a.cites,
    json_build_object('ref', aa.ref, 'title', aa.title, 'leads', aa.leads,
      'due', json_build_object('kind', aa.due_kind, 'on', aa.due_on, 'text', aa.due_text)) AS action_area,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'title', p.title) ORDER BY p.title), '[]')
     FROM plan_parent_action x JOIN plan p ON p.id = x.plan_id WHERE x.action_id = t.id) AS accelerated_plans,
    (SELECT coalesce(json_agg(json_build_object('id', ar.id, 'number', ar.number, 'title', ar.title) ORDER BY ar.number), '[]')
     FROM action_serves_area m JOIN area ar ON ar.id = m.area_id WHERE m.action_id = t.id AND m.until IS NULL) AS areas,
    e.output, e.impact, e.showing,
    (${overrideOfRating} ORDER BY o.at DESC LIMIT 1) AS override,
    (SELECT json_build_object('id', w.id, 'label', l.label, 'comment', w.comment, 'proposedBy', p.job_title, 'proposedAt', w.proposed_at)
     FROM sign_off w JOIN rating_level l ON l.id = w.level_id JOIN person p ON p.id = w.proposed_by
     WHERE w.action_id = t.id AND w.decided_at IS NULL) AS sign_off
  FROM (${ratedActions}) t
  JOIN action a ON a.id = t.id
  JOIN action_area aa ON aa.id = a.action_area_id
  JOIN plan_section s ON s.id = aa.section_id
  LEFT JOIN person rp ON rp.id = t.rated_by
  LEFT JOIN LATERAL (${showingEvidence(countingLinks)}) e ON true`;

export class ActionsService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, filter: ActionFilter): Promise<ActionView[]> {
    demand(caller, 'board.read');
    const on = today();
    const rows = await this.database.read<ActionRow>(
      caller.programmeId,
      'actions',
      `${select} ORDER BY s.position, aa.position, t.position`,
      [caller.programmeId, on],
    );
    const words = filter.q?.toLowerCase().trim();
    const ids = filter.id === undefined ? null : new Set([filter.id].flat());
    return rows
      .map((row) => view(caller, row, on))
      .filter(
        (action) =>
          (!ids || ids.has(action.id)) &&
          (!filter.planId || action.planId === filter.planId) &&
          (!filter.areaId || action.areas.some((area) => area.id === filter.areaId)) &&
          (!words || `${action.ref} ${action.title}`.toLowerCase().includes(words)) &&
          (!filter.level || (action.rating?.code ?? 'none') === filter.level) &&
          (filter.overdue === undefined || action.overdue === filter.overdue) &&
          (filter.challenged === undefined ||
            (action.challenge?.open.length ?? 0) > 0 === filter.challenged) &&
          (filter.mine === undefined || answersFor(caller, action.areas) === filter.mine),
      );
  }

  async one(caller: Caller, actionId: string): Promise<ActionView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, (tx) => this.load(tx, caller, actionId));
  }

  /** Says anew which areas an action serves, or what it refers to in other plans. */
  async change(
    caller: Caller,
    actionId: string,
    seen: number,
    content: Content<ActionChange>,
  ): Promise<ActionView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.load(tx, caller, actionId);
      demand(caller, 'plans.edit');
      const [, changed] = await tx.query<[unknown, number]>(
        'UPDATE action SET version = version + 1 WHERE id = $1 AND version = $2',
        [actionId, seen],
      );
      if (changed !== 1) throw stale('action', before);
      await changeAction(tx, caller, actionId, content());
      await readinessChanged(tx, caller);
      return this.load(tx, caller, actionId);
    });
  }

  async load(tx: EntityManager, caller: Caller, actionId: string): Promise<ActionView> {
    const on = today();
    const [row] = await tx.query<ActionRow[]>(`${select} WHERE t.id = $3`, [
      caller.programmeId,
      on,
      actionId,
    ]);
    if (!row) throw notFound('action');
    return view(caller, row, on);
  }
}

/** A lead answers for the actions that serve their areas. */
const answersFor = (caller: Caller, areas: { id: string }[]) =>
  areas.some((area) => caller.areaIds.includes(area.id));

function view(caller: Caller, row: ActionRow, on: Day): ActionView {
  const reach = reachOf(caller.roles, 'actions.rate');
  return {
    id: row.id,
    planId: row.plan_id,
    ref: row.ref,
    title: row.title,
    section: row.section,
    actionArea: row.action_area,
    leads: row.leads,
    due: { kind: row.due_kind, on: row.due_on, text: row.due_text },
    overdue: isOverdue(row.due_on, row.meaning, on),
    expectedOutcome: row.expected_outcome,
    successMeasure: row.success_measure,
    forum: row.forum,
    progress: row.progress,
    references: row.cites,
    acceleratedPlans: row.accelerated_plans,
    areas: row.areas,
    rating: row.rating_id
      ? {
          id: row.rating_id,
          actionId: row.id,
          code: row.code,
          label: row.label,
          meaning: row.meaning ?? 'not-started',
          comment: row.comment,
          reason: row.reason,
          newDueOn: row.new_due_on,
          recovery: row.recovery,
          asAt: row.as_at,
          recordedAt: row.recorded_at,
          ratedBy: row.rated_by_title,
        }
      : null,
    outputEvidence: row.output,
    impactEvidence: row.impact,
    challenge: challengeView(row, on),
    signOff: row.sign_off,
    mayRate: reach === 'all' || (reach === 'own' && answersFor(caller, row.areas)),
    maySignOff: reachOf(caller.roles, 'actions.sign-off') !== null,
    version: row.version,
  };
}

function challengeView(row: ActionRow, on: Day): ChallengeView | null {
  const standing = { meaning: row.meaning, dueOn: row.due_on, showingEvidence: row.showing };
  const kinds = challengesOf(standing, on);
  if (kinds.length === 0) return null;
  const { override } = row;
  return {
    kinds,
    open: kinds.filter((kind) => !override?.kinds.includes(kind)),
    override: override && { name: override.name, reason: override.reason, at: override.at },
  };
}
