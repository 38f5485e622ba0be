import type { EntityManager } from 'typeorm';
import { addDays, type Day, today } from '../calendar/calendar.js';
import { monthsOfFrequency } from '../kpis/frequency.js';
import { monthsOn } from '../kpis/kpis.rules.js';
import type { ValueKind } from '../kpis/kpis.words.js';
import { guessPolarity } from '../kpis/polarity-guess.js';
import { readValue } from '../kpis/value-text.js';
import type { SampleMeasure, SampleProgramme, SampleSeries } from './sample.types.js';

interface Value {
  kind: ValueKind;
  period: string;
  asAt: Day;
  text: string;
  knownOn: Day;
  source: string;
}

/** A council's year ends with March. */
const yearEnds = { '17/18': '2018-03-31', '18/19': '2019-03-31', '19/20': '2020-03-31' } as const;
const published = '2019-04-10';

/** What the plan prints. A cell it leaves empty is no value. */
function printed(series: SampleSeries): Value[] {
  const one = (kind: ValueKind, period: keyof typeof yearEnds, text: string): Value[] =>
    text === ''
      ? []
      : [{ kind, period, asAt: yearEnds[period], text, knownOn: published, source: 'The published plan' }];
  return [
    ...one('reading', '17/18', series.latest),
    ...one('target', '18/19', series.targets[0]),
    ...one('target', '19/20', series.targets[1]),
    ...one('neighbours', '17/18', series.neighbours),
    ...one('national', '17/18', series.national),
  ];
}

/** The sample's own readings: the last of the month before the sample was loaded, the others as far apart as they are due. */
function recent(series: SampleSeries, months: number): Value[] {
  const last = addDays(`${today().slice(0, 7)}-01`, -1);
  return series.recent.map((text, index) => {
    const asAt = monthsOn(last, -(series.recent.length - 1 - index) * months);
    const counted = addDays(asAt, 20);
    return {
      kind: 'reading',
      period: '',
      asAt,
      text,
      knownOn: counted < today() ? counted : today(),
      source: 'Made for the sample',
    };
  });
}

/** The measures with their series and values, in the transaction that makes the programme. */
export async function makeMeasures(
  tx: EntityManager,
  programmeId: string,
  programme: SampleProgramme,
  areaIds: Map<number, string>,
): Promise<void> {
  for (const [position, measure] of programme.measures.entries()) {
    const kpiId = crypto.randomUUID();
    const months = monthsOfFrequency(measure.frequency) ?? 12;
    await tx.query(
      `INSERT INTO kpi (id, programme_id, ref, measure, section, responsible_role, frequency, frequency_months, polarity, covers,
         taken_on, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        kpiId,
        programmeId,
        measure.ref,
        measure.measure,
        measure.section,
        measure.role,
        measure.frequency,
        months,
        polarityOf(measure),
        measure.covers,
        published,
        position,
      ],
    );
    for (const number of measure.areas)
      await tx.query(
        'INSERT INTO kpi_serves_area (programme_id, kpi_id, area_id, since) VALUES ($1, $2, $3, $4)',
        [programmeId, kpiId, areaIds.get(number), published],
      );
    const [served] = await tx.query<{ count: number }[]>(
      `WITH made AS (INSERT INTO kpi_serves_action (programme_id, kpi_id, action_id, since)
         SELECT $1, $2, a.id, $4 FROM action a WHERE a.programme_id = $1 AND a.ref = ANY($3::text[]) RETURNING 1)
       SELECT count(*)::int FROM made`,
      [programmeId, kpiId, measure.actionRefs, published],
    );
    if (served?.count !== measure.actionRefs.length)
      throw new Error(`The plan lacks an action that measure ${measure.ref} names.`);
    for (const [place, series] of measure.series.entries())
      await makeSeries(tx, programmeId, kpiId, place, series, months);
  }
}

const polarityOf = ({ measure, series: [first] }: SampleMeasure) =>
  guessPolarity(
    measure,
    readValue(first?.latest ?? '').number,
    (first?.targets ?? []).flatMap((text) => readValue(text).number ?? []),
  );

async function makeSeries(
  tx: EntityManager,
  programmeId: string,
  kpiId: string,
  position: number,
  series: SampleSeries,
  months: number,
) {
  const seriesId = crypto.randomUUID();
  await tx.query(
    'INSERT INTO kpi_series (id, programme_id, kpi_id, cohort, subject, position) VALUES ($1, $2, $3, $4, $5, $6)',
    [seriesId, programmeId, kpiId, series.cohort, series.subject, position],
  );
  const values = [...printed(series), ...recent(series, months)].map(({ asAt, knownOn, text, ...value }) => ({
    ...value,
    as_at: asAt,
    known_on: knownOn,
    text,
    number: readValue(text).number,
  }));
  await tx.query(
    `INSERT INTO kpi_value (programme_id, series_id, kind, period, as_at, text, number, known_on, source)
     SELECT $1, $2, v.kind, v.period, v.as_at, v.text, v.number, v.known_on, v.source
     FROM jsonb_to_recordset($3::jsonb) AS v(kind text, period text, as_at date, text text, number float8, known_on date, source text)`,
    [programmeId, seriesId, JSON.stringify(values)],
  );
}
