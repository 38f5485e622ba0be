import type { Day } from '../calendar/calendar.js';

/** A figure of a series, as a document or the programme itself says it. */
export interface SaidFigure {
  seriesId: string;
  /** The last day it speaks of. */
  asAt: Day;
  /** Null: words, which contradict no figure. */
  number: number | null;
}

/** Two figures of one series and one day that are not the same. */
export const contradict = (one: SaidFigure, other: SaidFigure): boolean =>
  one.seriesId === other.seriesId &&
  one.asAt === other.asAt &&
  one.number !== null &&
  other.number !== null &&
  one.number !== other.number;

/** For each quote the other quotes and the readings that contradict it, in their order. */
export const contradictions = <Quote extends SaidFigure, Reading extends SaidFigure>(
  quotes: readonly Quote[],
  readings: readonly Reading[],
): { quote: Quote; quotes: Quote[]; readings: Reading[] }[] =>
  quotes.map((quote) => ({
    quote,
    quotes: quotes.filter((other) => contradict(quote, other)),
    readings: readings.filter((reading) => contradict(quote, reading)),
  }));
