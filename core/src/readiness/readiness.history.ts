/**
 * The standing of evidence at the end of a past day, replayed from the append-only moves: the last move before the
 * day's end says the state it led to. $1 programme, $2 day, $3 the day since when a wait is too long.
 */
export const endOfDay = `(($2::date + 1)::timestamp AT TIME ZONE 'Europe/London')`;

const lastMoves = `
  SELECT DISTINCT ON (r.evidence_id) r.evidence_id, r.move, r.version_number, r.at FROM review r
  WHERE r.programme_id = $1 AND r.at < ${endOfDay} ORDER BY r.evidence_id, r.at DESC, r.id DESC`;

const standingLinks = `l.programme_id = $1 AND l.created_at < ${endOfDay} AND (l.ended_at IS NULL OR l.ended_at >= ${endOfDay})`;

/** Links that counted on the day: accepted, not ended, covered by an approval that still stood, of nothing replaced. */
export const countingLinksAsAt = `
  SELECT l.id, l.area_id, l.evidence_id, l.shows, e.source, e.review_by
  FROM link l JOIN evidence e ON e.id = l.evidence_id AND e.programme_id = l.programme_id
  JOIN (${lastMoves}) m ON m.evidence_id = e.id AND m.move = 'approve'
  WHERE ${standingLinks} AND l.accepted_at <= m.at AND NOT EXISTS (
    SELECT 1 FROM supersession s WHERE s.older_id = e.id AND s.programme_id = e.programme_id
      AND s.replaced_at < ${endOfDay} AND (s.ended_at IS NULL OR s.ended_at >= ${endOfDay}))`;

/** Links of evidence that had waited too long for its verdict on the day; a file that was discarded waits no more. */
export const standingAsAt = `
  SELECT l.area_id, l.evidence_id FROM link l
  JOIN (${lastMoves}) m ON m.evidence_id = l.evidence_id AND m.move = 'submit'
  JOIN evidence_version v ON v.evidence_id = m.evidence_id AND v.number = m.version_number
    AND (v.discarded_at IS NULL OR v.discarded_at >= ${endOfDay})
  WHERE ${standingLinks} AND (m.at AT TIME ZONE 'Europe/London')::date <= $3::date`;
