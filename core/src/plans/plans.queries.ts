/**
 * The current rating of every action as at a day ($1 programme, $2 day): the latest by the day it speaks of, then by
 * when it was recorded. An action that an edition left out is of no day after it. Shared by the plan, readiness and
 * packs, so that all three tell the same.
 */
export const ratedActions = `
  SELECT a.id, a.plan_id, a.ref, a.title, a.leads, a.due_kind, a.due_on, a.position, a.version,
    CASE WHEN r.level_id IS NOT NULL THEN r.id END AS rating_id, r.comment, r.reason, r.new_due_on, r.recovery, r.as_at, r.recorded_at,
    r.rated_by, v.code, v.label, v.meaning
  FROM action a
  LEFT JOIN LATERAL (
    SELECT * FROM rating r WHERE r.action_id = a.id AND r.programme_id = a.programme_id AND r.as_at <= $2::date
    ORDER BY r.as_at DESC, r.recorded_at DESC LIMIT 1
  ) r ON true
  LEFT JOIN rating_level v ON v.id = r.level_id
  WHERE a.programme_id = $1 AND (a.removed_at IS NULL OR a.removed_at::date > $2::date)`;

/** Nothing newer that is approved stands in the place of `evidence e`. */
export const notReplaced = `NOT EXISTS (SELECT 1 FROM supersession s
  WHERE s.older_id = e.id AND s.programme_id = e.programme_id AND s.replaced_at IS NOT NULL AND s.ended_at IS NULL)`;

/** What approved evidence, current on the day ($2), shows for an action `t`: joined as `e`. */
export const showingEvidence = (links: string): string => `
  SELECT count(DISTINCT c.evidence_id) FILTER (WHERE c.shows = 'output')::int AS output,
    count(DISTINCT c.evidence_id) FILTER (WHERE c.shows = 'impact')::int AS impact,
    count(DISTINCT c.evidence_id) FILTER (WHERE c.shows IN ('output', 'impact'))::int AS showing
  FROM link_action la JOIN (${links}) c ON c.id = la.link_id
  WHERE la.action_id = t.id AND (c.review_by IS NULL OR c.review_by >= $2::date)`;

/** Who stands by the rating of an action `t` although the evidence does not carry it: the latest word. */
export const overrideOfRating = `
  SELECT json_build_object('kinds', o.kinds, 'name', o.name, 'reason', o.reason, 'at', o.at) AS said
  FROM challenge_override o WHERE o.programme_id = $1 AND o.rating_id = t.rating_id`;

/** Links that count today: accepted, not ended, covered by the approval of their evidence, which nothing replaced. */
export const countingLinks = `
  SELECT l.id, l.area_id, l.evidence_id, l.shows, e.source, e.review_by
  FROM link l JOIN evidence e ON e.id = l.evidence_id AND e.programme_id = l.programme_id
  WHERE l.programme_id = $1 AND l.ended_at IS NULL AND e.state = 'approved' AND l.accepted_at <= e.approved_at
    AND ${notReplaced}`;
