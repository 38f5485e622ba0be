import type { PlanField } from '../plan-shape.js';
import type { LevelMeaning } from '../plans.words.js';
import type { Remark } from '../reading/draft.js';
import type { TabledDocument } from '../reading/tabled-document.js';

export interface NamedLevel {
  /** As the plan prints it. */
  code: string;
  label: string;
  meaning: LevelMeaning;
}

/** What a person said of one import beside its columns. */
export interface ImportAnswers {
  title?: string;
  edition?: string;
  kind?: string;
  /** The day the plan's ratings speak of; the day of the import when nobody says. */
  ratedOn?: string;
  /** What ratings that no known scale has count as. */
  levels?: NamedLevel[];
}

/** Why a file can't be imported, for people and for programs. */
export interface ImportFailure {
  code: string;
  message: string;
  errors?: Remark[];
}

/** What a preview compared with; when it has changed since, nothing is applied. */
export interface ImportBase {
  planId: string | null;
  /** SHA-256 of the plan as it stood, its ratings among it. */
  stood: string | null;
}

/** What a person says of the columns under the headings of that signature. */
export interface ColumnAnswer {
  signature: string;
  fields: PlanField[];
}

export interface Applied {
  planId: string;
  mode: 'new' | 'edition';
  /** How many changes were made; 0 when the file says what the plan says already. */
  changes: number;
}

export interface ImportRow {
  id: string;
  state: 'reading' | 'ready' | 'failed' | 'applied';
  file_name: string;
  size: number;
  sha256: string;
  storage_key: string;
  wanted_plan: string | null;
  document: TabledDocument | null;
  answers: ImportAnswers;
  failure: ImportFailure | null;
  base: ImportBase | null;
  plan_id: string | null;
}
