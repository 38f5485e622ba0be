import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { unprocessable } from '../errors/errors.js';
import { standingOrder, standingValues } from '../kpis/kpis.queries.js';
import type { ValueView } from '../kpis/kpis.view.js';
import { readValue } from '../kpis/value-text.js';
import { notReplaced } from '../plans/plans.queries.js';
import { placeholders, visibleTo } from './evidence.access.js';
import { contradictions } from './quotes.rules.js';

/** A figure as a document prints it, for writing. */
export interface NewQuote {
  seriesId: string;
  /** The last day the figure speaks of. */
  asAt: Day;
  value: string;
}

export interface QuoteView {
  id: string;
  linkId: string;
  evidenceId: string;
  title: string;
  page: number | null;
  seriesId: string;
  asAt: Day;
  text: string;
  number: number | null;
  /** Other documents that say otherwise of the same day. Only what the caller may read. */
  others: { evidenceId: string; title: string; text: string }[];
  /** The programme's own reading of that day, where it says otherwise. */
  reading: string | null;
}

type QuoteRow = Omit<QuoteView, 'others' | 'reading'>;

/** The figures that documents quote of measures, and which of them contradict each other. */
export class QuotesService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, filter: { kpiId?: string }): Promise<QuoteView[]> {
    demand(caller, 'evidence.read');
    const { kpiId } = filter;
    if (!kpiId)
      throw unprocessable(
        'which-measure',
        'Say which measure the quotes are asked for: filter {"kpiId": …}.',
      );
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const series = await tx.query<{ id: string }[]>('SELECT id FROM kpi_series WHERE kpi_id = $1', [kpiId]);
      return viewQuotes(
        tx,
        caller,
        series.map(({ id }) => id),
      );
    });
  }
}

/** What standing documents that the caller may read quote of these series, each with what contradicts it. */
export async function viewQuotes(
  tx: EntityManager,
  caller: Caller,
  seriesIds: readonly string[],
): Promise<QuoteView[]> {
  if (seriesIds.length === 0) return [];
  const values: unknown[] = [caller.programmeId, seriesIds];
  const visible = visibleTo(caller, 'read', placeholders(values));
  const quotes = await tx.query<QuoteRow[]>(
    `SELECT q.id, q.link_id AS "linkId", e.id AS "evidenceId", e.title, l.page, q.series_id AS "seriesId", q.as_at AS "asAt", q.text, q.number
     FROM quoted_figure q JOIN link l ON l.id = q.link_id AND l.ended_at IS NULL JOIN evidence e ON e.id = l.evidence_id
     WHERE q.programme_id = $1 AND q.series_id = ANY($2::uuid[]) AND e.state <> 'withdrawn' AND ${notReplaced} AND ${visible}
     ORDER BY q.as_at DESC, e.title, q.id`,
    values,
  );
  const readings = await tx.query<ValueView[]>(
    `${standingValues} AND v.series_id = ANY($3::uuid[]) AND v.kind = 'reading' ${standingOrder}`,
    [caller.programmeId, today(), seriesIds],
  );
  return contradictions(quotes, readings).map(({ quote, quotes: others, readings: read }) => ({
    ...quote,
    others: others.map(({ evidenceId, title, text }) => ({ evidenceId, title, text })),
    reading: read[0]?.text ?? null,
  }));
}

/** Keeps which measures a new link is about, and the figures it quotes of them. A quoted measure is one it is about. */
export async function keepQuotes(
  tx: EntityManager,
  caller: Caller,
  linkId: string,
  kpiIds: readonly string[],
  quotes: readonly NewQuote[],
): Promise<void> {
  const series = await tx.query<{ id: string; kpi_id: string }[]>(
    'SELECT id, kpi_id FROM kpi_series WHERE id = ANY($1::uuid[])',
    [quotes.map((quote) => quote.seriesId)],
  );
  const all = [...new Set([...kpiIds, ...series.map((each) => each.kpi_id)])];
  const known = await tx.query<unknown[]>('SELECT 1 FROM kpi WHERE id = ANY($1::uuid[])', [all]);
  if (known.length !== all.length || quotes.some(({ seriesId }) => !series.some(({ id }) => id === seriesId)))
    throw unprocessable(
      'unknown-measure',
      'One of the measures is not a measure of this programme. Choose the measures again.',
    );
  await tx.query('INSERT INTO link_kpi (programme_id, link_id, kpi_id) SELECT $1, $2, unnest($3::uuid[])', [
    caller.programmeId,
    linkId,
    all,
  ]);
  for (const { seriesId, asAt, value } of quotes)
    await tx.query(
      'INSERT INTO quoted_figure (programme_id, link_id, series_id, as_at, text, number) VALUES ($1, $2, $3, $4, $5, $6)',
      [caller.programmeId, linkId, seriesId, asAt, value, readValue(value).number],
    );
}
