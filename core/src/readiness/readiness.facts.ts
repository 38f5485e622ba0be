import type { EntityManager } from 'typeorm';
import { thePortal } from '../access/caller.js';
import { addDays, type Day, today, workingDaysBetween } from '../calendar/calendar.js';
import { loadKpis } from '../kpis/kpis.load.js';
import type { KpiView } from '../kpis/kpis.view.js';
import { coverageFacts, type PeopleFacts } from '../nominations/coverage.facts.js';
import { coverArea, usualNeed } from '../nominations/nominations.rules.js';
import { type ChallengeKind, challengesOf } from '../plans/challenge.rules.js';
import { countingLinks, overrideOfRating, ratedActions } from '../plans/plans.queries.js';
import { isOverdue, lacksNote } from '../plans/plans.rules.js';
import type { LevelMeaning } from '../plans/plans.words.js';
import { countingLinksAsAt, endOfDay, standingAsAt } from './readiness.history.js';
import { type AreaFacts, reviewWorkingDays } from './readiness.rules.js';

export interface ProgrammeFacts {
  areas: AreaFacts[];
  unmapped: { id: string; ref: string }[];
}

interface RollUp {
  area_id: string;
  number: number;
  title: string;
  lead_role: string;
  impact_sources: string[];
  impact_count: number;
  families_count: number;
  stale_count: number;
  waiting_count: number;
}

interface ActionFact {
  id: string;
  ref: string;
  leads: string[];
  due_on: Day | null;
  meaning: LevelMeaning | null;
  comment: string | null;
  as_at: Day | null;
  area_ids: string[];
  has_output: boolean;
  label: string | null;
  showing: number;
  override: { kinds: ChallengeKind[]; name: string; reason: string } | null;
}

/** The latest day on which something submitted has waited too long by `on`. */
export function waitingSince(on: Day): Day {
  let day = addDays(on, -reviewWorkingDays);
  while (workingDaysBetween(day, on) <= reviewWorkingDays) day = addDays(day, -1);
  return day;
}

/** The roll-up of evidence by area; `links` and `waiting` are the standing of the day. $1 programme, $2 day, $3 waiting since. */
export const rollUp = (links: string, waiting: string): string => `
  WITH counting AS (
    SELECT area_id, evidence_id, source, bool_or(shows = 'impact') AS impact, bool_or(review_by < $2::date) AS stale
    FROM (${links}) c GROUP BY area_id, evidence_id, source
  ), by_source AS (
    SELECT area_id, source, count(*) FILTER (WHERE impact AND stale IS NOT TRUE) AS impact,
      count(*) FILTER (WHERE stale IS NOT TRUE) AS current, count(*) FILTER (WHERE stale) AS stale
    FROM counting GROUP BY area_id, source
  ), summed AS (
    SELECT area_id, array_agg(source ORDER BY source) FILTER (WHERE impact > 0) AS impact_sources, sum(impact)::int AS impact_count,
      coalesce(sum(current) FILTER (WHERE source IN ('families', 'young-people')), 0)::int AS families_count, sum(stale)::int AS stale_count
    FROM by_source GROUP BY area_id
  ), long AS (
    SELECT w.area_id, count(DISTINCT w.evidence_id)::int AS waiting_count FROM (${waiting}) w GROUP BY w.area_id
  )
  SELECT a.id AS area_id, a.number, a.title, a.lead_role, coalesce(s.impact_sources, '{}') AS impact_sources,
    coalesce(s.impact_count, 0) AS impact_count, coalesce(s.families_count, 0) AS families_count,
    coalesce(s.stale_count, 0) AS stale_count, coalesce(w.waiting_count, 0) AS waiting_count
  FROM area a LEFT JOIN summed s ON s.area_id = a.id LEFT JOIN long w ON w.area_id = a.id
  WHERE a.programme_id = $1 ORDER BY a.number`;

/** Submitted on or before the day from which the wait is too long, by today's projection. */
export const waitingLinks = `
  SELECT l.area_id, e.id AS evidence_id FROM evidence e
  JOIN link l ON l.evidence_id = e.id AND l.programme_id = e.programme_id AND l.ended_at IS NULL
  WHERE e.programme_id = $1 AND e.state = 'submitted' AND (e.submitted_at AT TIME ZONE 'Europe/London')::date <= $3::date`;

const actionFacts = (links: string, serving: string, overridden: string) => `
  SELECT t.id, t.ref, t.leads, t.due_on, t.meaning, t.label, t.comment, t.as_at,
    coalesce((SELECT array_agg(m.area_id) FROM action_serves_area m WHERE m.action_id = t.id AND ${serving}), '{}') AS area_ids,
    t.meaning = 'done' AND coalesce(s.has_output, false) AS has_output, coalesce(s.showing, 0) AS showing,
    (${overrideOfRating} AND ${overridden} ORDER BY o.at DESC LIMIT 1) AS override
  FROM (${ratedActions}) t
  LEFT JOIN (
    SELECT la.action_id, count(DISTINCT c.evidence_id)::int AS showing, bool_or(c.shows = 'output') AS has_output
    FROM link_action la JOIN (${links}) c ON c.id = la.link_id
    WHERE la.programme_id = $1 AND c.shows IN ('output', 'impact') AND (c.review_by IS NULL OR c.review_by >= $2::date) GROUP BY la.action_id
  ) s ON s.action_id = t.id
  ORDER BY t.position`;

/**
 * What is known of every area on a day. For today and later days it reads the projections (`evidence.state`); for
 * an earlier day it replays the history of moves, links and mappings.
 */
export async function programmeFacts(
  tx: EntityManager,
  programmeId: string,
  on: Day,
): Promise<ProgrammeFacts> {
  // Room for one group per link: at 100,000 links the default spills to disk.
  await tx.query(`SELECT set_config('work_mem', '32MB', true)`);
  const past = on < today();
  const links = past ? countingLinksAsAt : countingLinks;
  const rows = await tx.query<RollUp[]>(rollUp(links, past ? standingAsAt : waitingLinks), [
    programmeId,
    on,
    waitingSince(on),
  ]);
  const serving = past ? servedThen : 'm.until IS NULL';
  const actions = await tx.query<ActionFact[]>(
    actionFacts(links, serving, past ? `o.at < ${endOfDay}` : 'true'),
    [programmeId, on],
  );
  const kpis = await loadKpis(tx, thePortal(programmeId), on);
  const people = await coverageFacts(tx, programmeId, on);
  return {
    areas: rows.map((row) => ({
      areaId: row.area_id,
      number: row.number,
      title: row.title,
      leadRole: row.lead_role,
      impactSources: row.impact_sources,
      impactCount: row.impact_count,
      familiesCount: row.families_count,
      staleCount: row.stale_count,
      waitingLongCount: row.waiting_count,
      people: cover(people.get(row.area_id)),
      actions: actions
        .filter((action) => action.area_ids.includes(row.area_id))
        .map((action) => actionFact(action, on)),
      measures: kpis.filter((kpi) => kpi.areas.some((area) => area.id === row.area_id)).map(measureFact),
    })),
    unmapped: actions.filter((action) => action.area_ids.length === 0).map(({ id, ref }) => ({ id, ref })),
  };
}

const cover = (facts: PeopleFacts | undefined) => coverArea(facts?.need ?? usualNeed, facts?.standing ?? []);

const servedThen = `m.since < ${endOfDay} AND (m.until IS NULL OR m.until >= ${endOfDay})`;

const measureFact = (kpi: KpiView): AreaFacts['measures'][number] => ({
  id: kpi.id,
  ref: kpi.ref,
  responsibleRole: kpi.responsibleRole,
  overdue: kpi.overdue,
  offTarget: kpi.verdict === 'off',
  guessed: kpi.polarityIsGuess,
  read: kpi.read,
});

function actionFact(action: ActionFact, on: Day): AreaFacts['actions'][number] {
  return {
    id: action.id,
    ref: action.ref,
    leads: action.leads,
    meaning: action.meaning,
    overdue: isOverdue(action.due_on, action.meaning, on),
    lacksNote: lacksNote(
      { dueOn: action.due_on, meaning: action.meaning, comment: action.comment ?? '', ratedOn: action.as_at },
      on,
    ),
    hasOutput: action.has_output,
    challenge: challengeFact(action, on),
  };
}

function challengeFact(action: ActionFact, on: Day): AreaFacts['actions'][number]['challenge'] {
  const standing = { meaning: action.meaning, dueOn: action.due_on, showingEvidence: action.showing };
  const kinds = challengesOf(standing, on);
  if (kinds.length === 0) return null;
  const { override } = action;
  return {
    ref: action.ref,
    label: action.label ?? '',
    kinds,
    open: kinds.filter((kind) => !override?.kinds.includes(kind)),
    name: override?.name ?? null,
    reason: override?.reason ?? null,
  };
}
