import { type Caller, demand } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { type Day, today, workingDaysBetween } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { placeholders, visibleTo } from '../evidence/evidence.access.js';
import { uncheckedLinks } from '../evidence/evidence.list.js';
import { unresolved } from '../evidence/guard/findings.service.js';
import { standsFor } from '../evidence/leave.service.js';
import { type ReturnReason, returnLine } from '../evidence/review.words.js';
import type { RoundSettingsService } from '../rounds/round-settings.service.js';
import { nominationsToApprove, nomineesDeclined } from './nominations.todo.js';
import type { TodoItem, TodoView } from './todo.types.js';
import { undelivered } from './undelivered.js';

const areasOf = (evidence: string) =>
  `coalesce((SELECT json_agg(DISTINCT a.number) FROM link l JOIN area a ON a.id = l.area_id WHERE l.evidence_id = ${evidence} AND l.ended_at IS NULL), '[]')`;

/** What waits for this person, grouped by what it asks of them. */
export class TodoService {
  constructor(
    private readonly database: Database,
    private readonly roundSettings: RoundSettingsService,
  ) {}

  async of(caller: Caller): Promise<TodoView> {
    demand(caller, 'programme.read');
    const nothing = Promise.resolve<TodoItem[]>([]);
    // Theirs, and that of whoever they stand in for while those are away.
    const people = await this.database.inProgramme(caller.programmeId, (tx) => standsFor(tx, caller));
    const reviews = may(caller.roles, 'evidence.review');
    const groups: TodoView['groups'] = [
      { id: 'asked', title: 'Asked of you', items: await this.asks(caller, people) },
      { id: 'ratings-due', title: 'Ratings due', items: await this.ratingsDue(caller) },
      {
        id: 'returned',
        title: 'Returned to you',
        items: [
          ...(await this.returned(caller, people)),
          ...(await this.findings(caller)),
          ...(await this.declined(caller)),
          ...(await (may(caller.roles, 'nominations.make')
            ? nomineesDeclined(this.database, caller)
            : nothing)),
        ],
      },
      { id: 'handed-over', title: 'Handed over to you', items: await this.handedOver(caller) },
      {
        id: 'went-wrong',
        title: 'Went wrong',
        items: [
          ...(await this.wentWrong(caller)),
          ...(await this.database.inProgramme(caller.programmeId, (tx) => undelivered(tx, caller))),
        ],
      },
      {
        id: 'to-check',
        title: 'To check',
        items: [
          ...(await this.given(caller)),
          ...(await this.proposals(caller)),
          ...(await (reviews ? this.reviews(caller) : nothing)),
        ],
      },
      {
        id: 'to-sign',
        title: 'To sign',
        items: [
          ...(await (may(caller.roles, 'actions.sign-off') ? this.signOffs(caller) : nothing)),
          ...(await (may(caller.roles, 'nominations.approve')
            ? nominationsToApprove(this.database, caller)
            : nothing)),
          ...(await (may(caller.roles, 'packs.release') ? this.releases(caller) : nothing)),
        ],
      },
    ];
    return { groups, count: groups.reduce((sum, group) => sum + group.items.length, 0) };
  }

  private asks(caller: Caller, people: readonly string[]): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT k.id, 'ask' AS kind, k.what,
         'Asked by the ' || b.job_title || CASE WHEN k.person_id <> $3 THEN ', of ' || p.name || ', who is away' ELSE '' END AS note,
         json_build_array(a.number) AS "areaNumbers",
         k.due_on AS due, k.asked_at AS since, '/evidence/add?ask=' || k.id || '&area=' || a.number AS href, 'Add evidence' AS verb
       FROM ask k JOIN area a ON a.id = k.area_id JOIN person b ON b.id = k.asked_by JOIN person p ON p.id = k.person_id
       WHERE k.programme_id = $1 AND k.person_id = ANY($2::uuid[]) AND k.state = 'open' ORDER BY k.due_on, k.asked_at LIMIT 200`,
      [people, caller.personId],
    );
  }

  /** Open rounds in which actions of this person's areas are still to be rated. */
  private async ratingsDue(caller: Caller): Promise<TodoItem[]> {
    if (caller.areaIds.length === 0 || !may(caller.roles, 'actions.rate')) return [];
    const items = await this.items(
      caller,
      `SELECT o.id, 'rating' AS kind, 'Rate ' || count(*) || CASE count(*) WHEN 1 THEN ' action: ' ELSE ' actions: ' END || o.title AS what,
         '' AS note, (SELECT json_agg(ar.number ORDER BY ar.number) FROM area ar WHERE ar.id = ANY($2::uuid[])) AS "areaNumbers",
         o.due_on AS due, o.opened_at AS since, '/rounds/' || o.id || '/mine' AS href, 'Rate' AS verb
       FROM review_round o JOIN action a ON a.plan_id = o.plan_id
       WHERE o.programme_id = $1 AND o.closed_at IS NULL AND a.removed_at IS NULL
         AND EXISTS (SELECT 1 FROM action_serves_area m WHERE m.action_id = a.id AND m.until IS NULL AND m.area_id = ANY($2::uuid[]))
         AND NOT EXISTS (SELECT 1 FROM rating r WHERE r.action_id = a.id AND r.round_id = o.id)
         AND NOT EXISTS (SELECT 1 FROM sign_off w WHERE w.action_id = a.id AND w.round_id = o.id)
       GROUP BY o.id, o.title, o.due_on, o.opened_at ORDER BY o.due_on LIMIT 200`,
      [caller.areaIds],
    );
    if (items.length === 0) return items;
    const { reminderWorkingDays } = await this.database.inProgramme(caller.programmeId, (tx) =>
      this.roundSettings.load(tx, caller.programmeId),
    );
    return items.map((item) => ({ ...item, note: reminder(item.due ?? today(), reminderWorkingDays) }));
  }

  /** Actions this person proposed as completed and a senior officer sent back, until they are taken up again. */
  private declined(caller: Caller): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT w.id, 'declined' AS kind, 'Not signed yet: ' || a.ref || ' ' || a.title AS what, w.decision_comment AS note, '[]'::json AS "areaNumbers",
         NULL::date AS due, w.decided_at AS since, '/plan?plan=' || a.plan_id || '&action=' || a.ref AS href, 'Look' AS verb
       FROM sign_off w JOIN action a ON a.id = w.action_id
       WHERE w.programme_id = $1 AND w.decision = 'declined' AND w.proposed_by = $2
         AND NOT EXISTS (SELECT 1 FROM rating r WHERE r.action_id = a.id AND r.recorded_at > w.decided_at)
         AND NOT EXISTS (SELECT 1 FROM sign_off n WHERE n.action_id = a.id AND n.proposed_at > w.decided_at)
       ORDER BY w.decided_at LIMIT 200`,
      [caller.personId],
    );
  }

  /** Actions that others call completed. */
  private signOffs(caller: Caller): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT w.id, 'sign-off' AS kind, a.ref || ' ' || a.title AS what, 'Proposed as ' || v.label || ' by the ' || p.job_title AS note,
         (SELECT coalesce(json_agg(DISTINCT ar.number), '[]') FROM action_serves_area m JOIN area ar ON ar.id = m.area_id
          WHERE m.action_id = a.id AND m.until IS NULL) AS "areaNumbers",
         NULL::date AS due, w.proposed_at AS since, '/sign-offs#' || w.id AS href, 'Decide' AS verb
       FROM sign_off w JOIN action a ON a.id = w.action_id JOIN rating_level v ON v.id = w.level_id JOIN person p ON p.id = w.proposed_by
       WHERE w.programme_id = $1 AND w.decided_at IS NULL AND w.proposed_by <> $2 ORDER BY w.proposed_at LIMIT 200`,
      [caller.personId],
    );
  }

  private async returned(caller: Caller, people: readonly string[]): Promise<TodoItem[]> {
    const returned = await this.evidenceItems<{ reasons: ReturnReason[] }>(
      caller,
      (
        visible,
        next,
      ) => `SELECT e.id, 'returned' AS kind, e.title AS what, r.comment AS note, r.reasons, ${areasOf('e.id')} AS "areaNumbers",
         NULL::date AS due, r.at AS since, '/evidence/' || e.id AS href, 'Correct it' AS verb
       FROM evidence e
       JOIN LATERAL (SELECT comment, reasons, at FROM review r WHERE r.evidence_id = e.id AND r.move = 'request-changes' ORDER BY at DESC LIMIT 1) r ON true
       WHERE e.programme_id = $1 AND e.state = 'changes-requested' AND ${visible}
         AND ARRAY[e.owner_id, e.created_by] && ${next(people)}::uuid[] ORDER BY r.at LIMIT 200`,
    );
    return returned.map(({ reasons, ...item }) => ({ ...item, note: returnLine(reasons, item.note) }));
  }

  /** What this person answers for now and did not before; one line a hand-over, until they say they have seen it. */
  private handedOver(caller: Caller): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT c.hand_over_id AS id, 'handed-over' AS kind,
         CASE count(*) WHEN 1 THEN min(e.title) ELSE count(*) || ' documents from ' || min(f.name) END AS what,
         CASE WHEN min(c.reason) = '' THEN 'You answer for it now.' ELSE min(c.reason) END AS note,
         coalesce((SELECT json_agg(DISTINCT a.number) FROM link l JOIN area a ON a.id = l.area_id
           WHERE l.evidence_id = ANY(array_agg(e.id)) AND l.ended_at IS NULL), '[]') AS "areaNumbers",
         NULL::date AS due, min(c.at) AS since,
         CASE count(*) WHEN 1 THEN '/evidence/' || min(e.id::text) ELSE '/evidence?filter=' || $3 END AS href, 'Look at it' AS verb
       FROM owner_change c JOIN evidence e ON e.id = c.evidence_id JOIN person f ON f.id = c.from_id
       WHERE c.programme_id = $1 AND c.to_id = $2 AND c.seen_at IS NULL AND e.owner_id = $2 AND c.changed_by <> $2
       GROUP BY c.hand_over_id ORDER BY min(c.at) LIMIT 200`,
      [caller.personId, encodeURIComponent(JSON.stringify({ ownerId: caller.personId }))],
    );
  }

  /** What the guard found in documents this person answers for. */
  private findings(caller: Caller): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT e.id, 'finding' AS kind, e.title AS what, 'Something to look at before it can go into a pack' AS note,
         ${areasOf('e.id')} AS "areaNumbers", NULL::date AS due, v.guarded_at AS since, '/evidence/' || e.id || '#findings' AS href, 'Look' AS verb
       FROM evidence e
       JOIN LATERAL (SELECT * FROM evidence_version n WHERE n.evidence_id = e.id AND n.received_at IS NOT NULL AND n.state <> 'discarded'
         ORDER BY n.number DESC LIMIT 1) v ON v.state = 'clean'
       WHERE e.programme_id = $1 AND e.state <> 'withdrawn' AND e.owner_id = $2 AND ${unresolved('v.id')}
       ORDER BY v.guarded_at LIMIT 200`,
      [caller.personId],
    );
  }

  /** Files that were refused, and work that gave up, for whoever waits for it. */
  private wentWrong(caller: Caller): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT v.id, 'unreadable' AS kind, e.title AS what, v.reason->>'message' AS note, ${areasOf('e.id')} AS "areaNumbers",
         NULL::date AS due, v.inspected_at AS since, '/evidence/' || e.id AS href, 'Replace the file' AS verb
       FROM evidence_version v JOIN evidence e ON e.id = v.evidence_id
       WHERE v.programme_id = $1 AND v.state = 'rejected' AND e.state <> 'withdrawn' AND (v.uploaded_by = $2 OR e.owner_id = $2)
         AND NOT EXISTS (SELECT 1 FROM evidence_version n WHERE n.evidence_id = e.id AND n.number > v.number AND n.received_at IS NOT NULL)
       UNION ALL
       SELECT j.id, 'failed-job', 'The portal could not finish something of yours', coalesce(j.error, ''), '[]'::json,
         NULL, j.finished_at, CASE WHEN j.name = 'build-pack' THEN '/packs' ELSE '/work' END, 'Look'
       FROM job j WHERE j.programme_id = $1 AND j.state = 'failed' AND j.requested_by = $2
       ORDER BY since LIMIT 200`,
      [caller.personId],
    );
  }

  /** What came in by this person's upload links, until it is sent for review. */
  private given(caller: Caller): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT DISTINCT ON (e.id) e.id, 'given' AS kind, e.title AS what, 'Given by ' || x.given_to || ' through an upload link' AS note,
         ${areasOf('e.id')} AS "areaNumbers", NULL::date AS due, v.received_at AS since, '/evidence/' || e.id AS href, 'Look' AS verb
       FROM evidence e JOIN evidence_version v ON v.evidence_id = e.id JOIN upload_link x ON x.id = v.upload_link_id
       WHERE e.programme_id = $1 AND e.state = 'draft' AND v.received_at IS NOT NULL AND v.state <> 'discarded'
         AND (e.owner_id = $2 OR x.made_by = $2) ORDER BY e.id, v.number DESC LIMIT 200`,
      [caller.personId],
    );
  }

  /** Links other people propose for the areas this person leads. */
  private proposals(caller: Caller): Promise<TodoItem[]> {
    if (caller.areaIds.length === 0) return Promise.resolve([]);
    return this.evidenceItems(
      caller,
      (
        visible,
        next,
      ) => `SELECT l.id, 'proposed-link' AS kind, e.title AS what, 'Proposed for your area by the ' || p.job_title AS note,
         json_build_array(a.number) AS "areaNumbers", NULL::date AS due, l.created_at AS since, '/evidence/' || e.id AS href, 'Decide' AS verb
       FROM link l JOIN evidence e ON e.id = l.evidence_id JOIN area a ON a.id = l.area_id JOIN person p ON p.id = l.created_by
       WHERE l.programme_id = $1 AND l.ended_at IS NULL AND l.accepted_at IS NULL AND e.state <> 'withdrawn'
         AND l.area_id = ANY(${next(caller.areaIds)}::uuid[]) AND ${visible} ORDER BY l.created_at LIMIT 200`,
    );
  }

  private reviews(caller: Caller): Promise<TodoItem[]> {
    return this.evidenceItems(
      caller,
      (visible, next) => `SELECT e.id, 'review' AS kind, e.title AS what,
         CASE e.state WHEN 'approved' THEN 'New claims since it was approved' ELSE 'From the ' || p.job_title END AS note,
         ${areasOf('e.id')} AS "areaNumbers", NULL::date AS due, e.submitted_at AS since, '/review?evidence=' || e.id AS href, 'Check' AS verb
       FROM evidence e JOIN person p ON p.id = e.created_by
       WHERE e.programme_id = $1 AND (e.state = 'submitted' OR (e.state = 'approved' AND EXISTS (${uncheckedLinks}))) AND ${visible}
         AND NOT EXISTS (SELECT 1 FROM evidence_version v WHERE v.evidence_id = e.id AND v.uploaded_by = ${next(caller.personId)}::uuid
           AND v.number = (SELECT max(number) FROM evidence_version n WHERE n.evidence_id = e.id AND n.received_at IS NOT NULL AND n.state <> 'discarded'))
       ORDER BY e.submitted_at NULLS LAST LIMIT 500`,
    );
  }

  private releases(caller: Caller): Promise<TodoItem[]> {
    return this.items(
      caller,
      `SELECT k.id, 'release' AS kind, 'Readiness pack of ' || to_char(k.as_at, 'FMDD FMMonth YYYY') AS what,
         'Built for the ' || p.job_title AS note, '[]'::json AS "areaNumbers", NULL::date AS due, k.ready_at AS since, '/packs' AS href, 'Release' AS verb
       FROM pack k JOIN person p ON p.id = k.requested_by
       WHERE k.programme_id = $1 AND k.state = 'ready' AND k.released_at IS NULL
         AND k.created_at = (SELECT max(created_at) FROM pack n WHERE n.programme_id = $1 AND n.state = 'ready')`,
      [],
    );
  }

  private items<More extends object>(
    caller: Caller,
    sql: string,
    values: unknown[],
  ): Promise<(TodoItem & More)[]> {
    return this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<(TodoItem & More)[]>(sql, [caller.programmeId, ...values]),
    );
  }

  private evidenceItems<More extends object>(
    caller: Caller,
    sql: (visible: string, next: (value: unknown) => string) => string,
  ): Promise<(TodoItem & More)[]> {
    const values: unknown[] = [caller.programmeId];
    const next = placeholders(values);
    const text = sql(visibleTo(caller, 'open', next), next);
    return this.items<More>(caller, text, values.slice(1));
  }
}

/** What a deadline says when it is near: `Reminder: 2 working days are left.` Empty while it is far. */
function reminder(dueOn: Day, reminderWorkingDays: readonly number[]): string {
  const on = today();
  if (dueOn < on) return 'Reminder: the day for answering has passed, and the round still waits for you.';
  const left = workingDaysBetween(on, dueOn);
  if (!reminderWorkingDays.some((days) => left <= days)) return '';
  if (dueOn === on) return 'Reminder: the round ends today.';
  return `Reminder: ${left} ${left === 1 ? 'working day is' : 'working days are'} left.`;
}
