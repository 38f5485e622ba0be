const endOfDay = `(($2::date + 1)::timestamp AT TIME ZONE 'Europe/London')`;
const served = `m.kpi_id = k.id AND m.since < ${endOfDay} AND (m.until IS NULL OR m.until >= ${endOfDay})`;

/** $1 programme, $2 day. The definition of every measure with what it served on the day. */
export const kpiRows = `
  SELECT k.id, k.ref, k.measure, k.section, k.responsible_role, k.frequency, k.frequency_months, k.polarity,
    k.polarity_set_by IS NULL AS polarity_is_guess, k.covers, k.taken_on, k.version,
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'number', a.number, 'title', a.title) ORDER BY a.number)
      FROM kpi_serves_area m JOIN area a ON a.id = m.area_id WHERE ${served}), '[]') AS areas,
    coalesce((SELECT json_agg(json_build_object('id', t.id, 'ref', t.ref, 'title', t.title) ORDER BY t.position)
      FROM kpi_serves_action m JOIN action t ON t.id = m.action_id WHERE ${served}), '[]') AS actions
  FROM kpi k WHERE k.programme_id = $1`;

/** $1 programme. */
export const seriesRows = `
  SELECT s.id, s.kpi_id, s.cohort, s.subject FROM kpi_series s WHERE s.programme_id = $1`;

const valueColumns = `
  v.id, v.series_id AS "seriesId", v.kind, v.period, v.as_at AS "asAt", v.text, v.number, v.known_on AS "knownOn", v.source,
  p.job_title AS "enteredBy", v.recorded_at AS "recordedAt"`;

/** $1 programme, $2 day. Of every day a series has values for, the one recorded last, as far as it was known on the day. */
export const standingValues = `
  SELECT DISTINCT ON (v.series_id, v.kind, v.as_at) ${valueColumns}
  FROM kpi_value v LEFT JOIN person p ON p.id = v.entered_by
  WHERE v.programme_id = $1 AND v.known_on <= $2::date`;

/** The order that `standingValues` needs: of one day the last first. */
export const standingOrder = 'ORDER BY v.series_id, v.kind, v.as_at, v.recorded_at DESC, v.id DESC';

/** $1 programme. Every value ever recorded, what was corrected among them. */
export const allValues = `
  SELECT ${valueColumns} FROM kpi_value v LEFT JOIN person p ON p.id = v.entered_by WHERE v.programme_id = $1`;
