import type { EntityManager } from 'typeorm';
import type { RoundAnswers } from './rounds.words.js';

/** Actions with an answer in round $1: a rating or a wish for the signature. */
const answeredIn = `
  SELECT action_id FROM rating WHERE round_id = $1 UNION SELECT action_id FROM sign_off WHERE round_id = $1`;

/** The leads of the plan's actions with what each has answered, the furthest behind first. $1 round, $2 plan. */
const byLead = `
  WITH done AS (${answeredIn}),
  theirs AS (
    SELECT DISTINCT m.person_id, a.id, a.ref, a.position FROM membership m JOIN membership_area ma ON ma.membership_id = m.id
    JOIN action_serves_area s ON s.area_id = ma.area_id AND s.until IS NULL JOIN action a ON a.id = s.action_id
    WHERE a.plan_id = $2 AND a.removed_at IS NULL AND m.ended_at IS NULL AND 'area-lead' = ANY(m.roles))
  SELECT t.person_id AS "personId", count(*)::int AS actions, count(*) FILTER (WHERE d.action_id IS NOT NULL)::int AS answered,
    coalesce(array_agg(t.ref ORDER BY t.position) FILTER (WHERE d.action_id IS NULL), '{}') AS missing,
    (SELECT coalesce(array_agg(ar.number ORDER BY ar.number), '{}') FROM membership m JOIN membership_area ma ON ma.membership_id = m.id
     JOIN area ar ON ar.id = ma.area_id WHERE m.person_id = t.person_id AND m.ended_at IS NULL) AS "areaNumbers"
  FROM theirs t LEFT JOIN done d ON d.action_id = t.id
  GROUP BY t.person_id ORDER BY count(*) FILTER (WHERE d.action_id IS NULL) DESC, t.person_id`;

const withoutLead = `
  WITH done AS (${answeredIn})
  SELECT a.ref, d.action_id IS NOT NULL AS answered FROM action a LEFT JOIN done d ON d.action_id = a.id
  WHERE a.plan_id = $2 AND a.removed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM action_serves_area s JOIN membership_area ma ON ma.area_id = s.area_id JOIN membership m ON m.id = ma.membership_id
    WHERE s.action_id = a.id AND s.until IS NULL AND m.ended_at IS NULL AND 'area-lead' = ANY(m.roles))
  ORDER BY a.position`;

/** Who has answered a round so far. A closed round keeps what this said when it was closed. */
export async function answersSoFar(
  tx: EntityManager,
  roundId: string,
  planId: string,
): Promise<RoundAnswers<{ personId: string }>> {
  const people = await tx.query<RoundAnswers<{ personId: string }>['people']>(byLead, [roundId, planId]);
  const unled = await tx.query<{ ref: string; answered: boolean }[]>(withoutLead, [roundId, planId]);
  return {
    people,
    unled: unled.map((action) => action.ref),
    unledMissing: unled.filter((action) => !action.answered).map((action) => action.ref),
  };
}
