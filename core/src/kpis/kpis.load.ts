import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { type Day, today } from '../calendar/calendar.js';
import { allValues, kpiRows, seriesRows, standingOrder, standingValues } from './kpis.queries.js';
import { type KpiRow, type KpiView, type SeriesRow, type ValueView, viewKpi } from './kpis.view.js';

export interface KpiDetail extends KpiView {
  /** Every value ever recorded, series by series, newest day first, what was corrected among them. */
  values: (ValueView & { standing: boolean })[];
}

/** Every measure with all its values, or the one that is asked for. */
export async function loadDetails(
  tx: EntityManager,
  caller: Caller,
  kpiId: string | null = null,
): Promise<KpiDetail[]> {
  const kpis = await loadKpis(tx, caller, today(), kpiId);
  const values = await tx.query<ValueView[]>(
    `${allValues} AND v.series_id = ANY($2::uuid[]) ORDER BY v.as_at DESC, v.recorded_at DESC, v.id DESC`,
    [caller.programmeId, kpis.flatMap((kpi) => kpi.series.map((series) => series.id))],
  );
  const valuesOf = grouped(values, (value) => value.seriesId);
  return kpis.map((kpi) => ({
    ...kpi,
    values: markStanding(kpi.series.flatMap((series) => valuesOf.get(series.id) ?? [])),
  }));
}

/** Of the values of one series, kind and day the one recorded last stands; `values` come with it first. */
function markStanding(values: readonly ValueView[]): KpiDetail['values'] {
  const seen = new Set<string>();
  return values.map((value) => {
    const place = `${value.seriesId} ${value.kind} ${value.asAt}`;
    const standing = !seen.has(place);
    seen.add(place);
    return { ...value, standing };
  });
}

/** Every measure as at a day, or the one that is asked for. */
export async function loadKpis(
  tx: EntityManager,
  caller: Caller,
  on: Day,
  kpiId: string | null = null,
): Promise<KpiView[]> {
  const rows = await tx.query<KpiRow[]>(
    `${kpiRows} AND ($3::uuid IS NULL OR k.id = $3) ORDER BY k.position, k.ref`,
    [caller.programmeId, on, kpiId],
  );
  const series = await tx.query<SeriesRow[]>(
    `${seriesRows} AND ($2::uuid IS NULL OR s.kpi_id = $2) ORDER BY s.position`,
    [caller.programmeId, kpiId],
  );
  const values = await tx.query<ValueView[]>(
    `${standingValues} AND ($3::uuid IS NULL OR v.series_id IN (SELECT s.id FROM kpi_series s WHERE s.kpi_id = $3)) ${standingOrder}`,
    [caller.programmeId, on, kpiId],
  );
  const seriesOf = grouped(series, (each) => each.kpi_id);
  const valuesOf = grouped(values, (value) => value.seriesId);
  return rows.map((row) => {
    const own = seriesOf.get(row.id) ?? [];
    return viewKpi(
      caller,
      row,
      own,
      own.flatMap((each) => valuesOf.get(each.id) ?? []),
      on,
    );
  });
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
