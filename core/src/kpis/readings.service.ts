import type { EntityManager } from 'typeorm';
import { type Caller, demand, refusal } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { allValues, standingOrder, standingValues } from './kpis.queries.js';
import type { KpisService } from './kpis.service.js';
import type { ValueView } from './kpis.view.js';
import { type ValueKind, valueKindWords } from './kpis.words.js';
import { readValue } from './value-text.js';

export interface NewValue {
  seriesId: string;
  kind: ValueKind;
  /** The last day it speaks of. */
  asAt: Day;
  /** What people call the period; may be empty. */
  period: string;
  /** A figure, with or without its unit, or words in the place of one. */
  value: string;
  source: string;
  /** The value of the same day that this one puts right. */
  corrects?: string;
}

/** Readings, targets and comparators over time. Nothing is ever overwritten: a correction stands beside what it corrects. */
export class ReadingsService {
  constructor(
    private readonly database: Database,
    private readonly kpis: KpisService,
  ) {}

  /** Newest day first; of one day the last recorded first. */
  async list(
    caller: Caller,
    filter: { kpiId?: string; seriesId?: string; kind?: ValueKind },
  ): Promise<ValueView[]> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<ValueView[]>(
        `${allValues} AND ($2::uuid IS NULL OR v.series_id = $2) AND v.kind = $3
           AND ($4::uuid IS NULL OR v.series_id IN (SELECT s.id FROM kpi_series s WHERE s.kpi_id = $4))
         ORDER BY v.as_at DESC, v.recorded_at DESC, v.id DESC LIMIT 1000`,
        [caller.programmeId, filter.seriesId ?? null, filter.kind ?? 'reading', filter.kpiId ?? null],
      ),
    );
  }

  /** Puts one more value beside the earlier ones. A lead gives readings of their areas' measures; targets are the partner's. */
  async enter(caller: Caller, content: Content<NewValue>): Promise<ValueView> {
    demand(caller, 'readings.enter');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const kpiId = await kpiOfSeries(tx, wanted.seriesId);
      const kpi = await this.kpis.load(tx, caller, kpiId);
      if (!kpi.mayEnter) throw refusal('readings.enter');
      if (wanted.kind !== 'reading') demand(caller, 'plans.edit');
      const standing = await standingOf(tx, caller, wanted);
      if ((standing?.id ?? null) !== (wanted.corrects ?? null)) throw otherValueThere(standing);
      if (wanted.kind === 'reading' && wanted.asAt > today())
        throw unprocessable(
          'reading-of-the-future',
          'This reading speaks of a day that has not come yet. Check the last day it covers. Nothing was saved.',
        );
      const made = await insertValue(tx, caller, { ...wanted, knownOn: today() });
      await record(
        tx,
        caller,
        wanted.corrects ? 'kpi.value-corrected' : 'kpi.value-entered',
        { kind: 'kpi', id: kpiId },
        { series: wanted.seriesId, of: wanted.kind, asAt: wanted.asAt },
      );
      await readinessChanged(tx, caller);
      return made;
    });
  }
}

/** Locks the series, so that of two people who enter for one day at once the second is told. */
async function kpiOfSeries(tx: EntityManager, seriesId: string): Promise<string> {
  const [series] = await tx.query<{ kpi_id: string }[]>(
    'SELECT kpi_id FROM kpi_series WHERE id = $1 FOR UPDATE',
    [seriesId],
  );
  if (!series)
    throw unprocessable(
      'unknown-series',
      'This is not a series of a measure of this programme. Open the measure again. Nothing was saved.',
    );
  return series.kpi_id;
}

async function standingOf(
  tx: EntityManager,
  caller: Caller,
  { seriesId, kind, asAt }: NewValue,
): Promise<ValueView | undefined> {
  const [standing] = await tx.query<ValueView[]>(
    `${standingValues} AND v.series_id = $3 AND v.kind = $4 AND v.as_at = $5 ${standingOrder}`,
    [caller.programmeId, today(), seriesId, kind, asAt],
  );
  return standing;
}

const otherValueThere = (standing: ValueView | undefined) =>
  standing
    ? conflict(
        'value-there',
        `There is a value of that day already: ${standing.text || 'an empty one'} (${valueKindWords[standing.kind].toLowerCase()}${standing.enteredBy ? `, entered by the ${standing.enteredBy}` : ''}). Nothing of yours was saved. Correct that one, or check the day.`,
        { current: standing },
      )
    : conflict(
        'nothing-to-correct',
        'The value you meant to correct is not there any more. Nothing was saved. Open the measure again.',
      );

/** Writes one value; the figure is read out of its text. */
export async function insertValue(
  tx: EntityManager,
  caller: Pick<Caller, 'programmeId' | 'personId'>,
  value: Omit<NewValue, 'corrects'> & { knownOn: Day },
): Promise<ValueView> {
  const [row] = await tx.query<{ id: string }[]>(
    `INSERT INTO kpi_value (programme_id, series_id, kind, period, as_at, text, number, known_on, source, entered_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp()) RETURNING id`,
    [
      caller.programmeId,
      value.seriesId,
      value.kind,
      value.period,
      value.asAt,
      value.value,
      readValue(value.value).number,
      value.knownOn,
      value.source,
      caller.personId,
    ],
  );
  const [made] = await tx.query<ValueView[]>(`${allValues} AND v.id = $2`, [caller.programmeId, row?.id]);
  if (!made) throw new Error('The value that was just written is not there.');
  return made;
}
