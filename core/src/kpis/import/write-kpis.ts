import type { EntityManager } from 'typeorm';
import type { Caller } from '../../access/caller.js';
import { today } from '../../calendar/calendar.js';
import { monthsOfFrequency } from '../frequency.js';
import { guessPolarity } from '../polarity-guess.js';
import { readValue } from '../value-text.js';
import { isSeries, type KpiDifference } from './kpi-changes.js';
import type { ReadKpi, ReadSeries } from './kpi-draft.js';

/** Writes the differences, in the caller's transaction. A polarity that a person has said is never touched. */
export async function writeKpis(
  tx: EntityManager,
  caller: Caller,
  found: readonly KpiDifference[],
  fileName: string,
): Promise<void> {
  for (const { read, live, fields, newSeries, values } of found) {
    const kpiId = live?.id ?? (await insertKpi(tx, caller, read));
    if (live && fields.length + newSeries.length > 0) await changeKpi(tx, kpiId, fields);
    const ids = new Map<ReadSeries, string>();
    for (const series of newSeries) ids.set(series, await insertSeries(tx, caller, kpiId, series));
    const idOf = (series: ReadSeries) =>
      ids.get(series) ?? live?.series.find((each) => isSeries(each, series))?.id;
    await tx.query(
      `INSERT INTO kpi_value (programme_id, series_id, kind, period, as_at, text, number, known_on, source, entered_by, recorded_at)
       SELECT $1, v.series_id, v.kind, v.period, v.as_at, v.text, v.number, $2, $3, $4, clock_timestamp()
       FROM jsonb_to_recordset($5::jsonb) AS v(series_id uuid, kind text, period text, as_at date, text text, number float8)`,
      [
        caller.programmeId,
        today(),
        fileName,
        caller.personId,
        JSON.stringify(
          values.map(({ series, value: { asAt, ...value } }) => ({
            ...value,
            series_id: idOf(series),
            as_at: asAt,
            number: readValue(value.text).number,
          })),
        ),
      ],
    );
  }
}

async function insertKpi(tx: EntityManager, caller: Caller, read: ReadKpi): Promise<string> {
  const kpiId = crypto.randomUUID();
  const [first] = read.series;
  const figures = (kind: 'reading' | 'target') =>
    (first?.values ?? []).flatMap((value) =>
      value.kind === kind ? (readValue(value.text).number ?? []) : [],
    );
  await tx.query(
    `INSERT INTO kpi (id, programme_id, ref, measure, section, responsible_role, frequency, frequency_months, polarity, taken_on, position)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce(max(position) + 1, 0) FROM kpi WHERE programme_id = $2`,
    [
      kpiId,
      caller.programmeId,
      read.ref,
      read.measure,
      read.section,
      read.responsibleRole,
      read.frequency,
      monthsOfFrequency(read.frequency),
      // A column of a file is a guess as well: only a person says which way is better.
      read.polarity ?? guessPolarity(read.measure, figures('reading').at(-1) ?? null, figures('target')),
      today(),
    ],
  );
  return kpiId;
}

const columnOf = { measure: 'measure', role: 'responsible_role', frequency: 'frequency' } as const;

async function changeKpi(tx: EntityManager, kpiId: string, fields: KpiDifference['fields']) {
  await tx.query('UPDATE kpi SET version = version + 1 WHERE id = $1', [kpiId]);
  for (const { field, to } of fields) {
    await tx.query(`UPDATE kpi SET ${columnOf[field]} = $2 WHERE id = $1`, [kpiId, to]);
    if (field === 'frequency')
      await tx.query('UPDATE kpi SET frequency_months = $2 WHERE id = $1', [kpiId, monthsOfFrequency(to)]);
  }
}

async function insertSeries(tx: EntityManager, caller: Caller, kpiId: string, series: ReadSeries) {
  const seriesId = crypto.randomUUID();
  await tx.query(
    `INSERT INTO kpi_series (id, programme_id, kpi_id, cohort, subject, position)
     SELECT $1, $2, $3, $4, $5, coalesce(max(position) + 1, 0) FROM kpi_series WHERE kpi_id = $3`,
    [seriesId, caller.programmeId, kpiId, series.cohort, series.subject],
  );
  return seriesId;
}
