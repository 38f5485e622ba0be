import type { Day } from '../../calendar/calendar.js';
import type { Remark } from '../../plans/reading/draft.js';
import type { Polarity, ValueKind } from '../kpis.words.js';

export interface ReadSeries {
  cohort: string;
  subject: string;
  values: { kind: ValueKind; period: string; asAt: Day; text: string }[];
}

/** A measure as a file prints it. */
export interface ReadKpi {
  ref: string;
  measure: string;
  section: string;
  responsibleRole: string;
  frequency: string;
  /** Null: the file has no column for it. */
  polarity: Polarity | null;
  series: ReadSeries[];
}

export interface KpiReading {
  kpis: ReadKpi[];
  warnings: Remark[];
  errors: Remark[];
}
