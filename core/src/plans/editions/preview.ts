import { countPlan, type PlanContent, type PlanCounts } from '../plan-content.js';
import type { LevelMeaning } from '../plans.words.js';
import type { Remark } from '../reading/draft.js';
import type { ColumnsFound, PlanReading } from '../reading/read-plan.js';
import { codeFor, knownScales, recogniseScale } from '../reading/scales.js';
import { carryOver } from './carry-over.js';
import { changesBetween, type PlanChange } from './changes.js';
import type { ImportAnswers, NamedLevel } from './import.types.js';
import { contentOf, type LivePlan } from './live-plan.js';

export interface PreviewLevel {
  code: string;
  label: string;
  /** Null: nobody has said yet what it counts as. */
  meaning: LevelMeaning | null;
  count: number;
}

/** What a file would do to a plan, or which plan it would make. Nothing of it has happened. */
export interface Preview {
  mode: 'new' | 'edition';
  title: string;
  edition: string;
  kind: string;
  /** The day that its ratings speak of. */
  ratedOn: string;
  counts: PlanCounts;
  changes: PlanChange[];
  warnings: Remark[];
  columns: ColumnsFound[];
  scale: { name: string; levels: PreviewLevel[] };
  /** What a person has to say before it can be applied. */
  needs: ('columns' | 'scale')[];
}

/** A preview with what applying it writes. */
export interface Prepared {
  preview: Preview;
  content: PlanContent;
  /** The whole scale as it will be; empty while somebody has to say what its levels mean. */
  levels: NamedLevel[];
}

/** Ratings of a plan without any: a column called RAG is taken for the scale of four, any other for the one of five. */
function assumedScale(reading: PlanReading) {
  const heading = reading.shape.columns.find(({ field }) => field === 'rating')?.heading ?? '';
  const name = /\brag\b/i.test(heading) ? 'Red, amber, light green, green' : 'Progress in five colours';
  return knownScales.find((scale) => scale.name === name) ?? null;
}

interface ScaleFound {
  name: string;
  known: NamedLevel[];
  unknown: string[];
  warnings: Remark[];
}

function findScale(reading: PlanReading, live: LivePlan | null, answers: ImportAnswers): ScaleFound {
  const { ratings } = countPlan(reading.content);
  const printed = Object.keys(ratings).filter((label) => label !== 'none');
  const said = answers.levels ?? [];
  if (live) {
    const known = live.levels.map(({ code, label, meaning }) => ({ code, label, meaning }));
    const added = said.filter((level) => codeFor(known, level.code) === null);
    const all = [...known, ...added];
    return {
      name: '',
      known: all,
      unknown: printed.filter((label) => codeFor(all, label) === null),
      warnings: [],
    };
  }
  if (said.length > 0)
    return {
      name: `Ratings of ${answers.title ?? (reading.title || 'this plan')}`,
      known: said,
      unknown: printed.filter((label) => codeFor(said, label) === null),
      warnings: [],
    };
  const scale =
    printed.length === 0 && reading.key.length === 0
      ? assumedScale(reading)
      : recogniseScale(printed, reading.key);
  if (!scale) return { name: '', known: [], unknown: printed, warnings: [] };
  const assumed = printed.length === 0 && reading.key.length === 0;
  return {
    name: scale.name,
    known: scale.levels.map(({ code, label, meaning }) => ({ code, label, meaning })),
    unknown: [],
    warnings: assumed
      ? [{ place: 'Ratings', message: `No action has a rating yet. The scale “${scale.name}” was assumed.` }]
      : [],
  };
}

export function kindOf(reading: PlanReading): string {
  if (/accelerated/i.test(reading.title)) return 'accelerated-plan';
  const isStatement =
    reading.shape.layout === 'area-head' || /written statement|statement of action/i.test(reading.title);
  return isStatement ? 'written-statement' : 'improvement-plan';
}

/** Compares what was read with the plan as it is; pure, so that the preview and the applying tell the same. */
export function prepare(
  reading: PlanReading,
  live: LivePlan | null,
  answers: ImportAnswers,
  fileName: string,
  today: string,
): Prepared {
  const scale = findScale(reading, live, answers);
  const old = live && contentOf(live);
  const content = carryOver(old, live?.removed.actions ?? [], reading.content, reading.carries, scale.known);
  const counts = countPlan(content);
  const needs: Preview['needs'] = [];
  if (reading.found !== 'plan') needs.push('columns');
  else if (scale.unknown.length > 0 || scale.known.length === 0) needs.push('scale');
  const levels: PreviewLevel[] = [
    ...scale.known.map((level) => ({ ...level, count: counts.ratings[level.code] ?? 0 })),
    ...scale.unknown.map((label) => ({
      code: label,
      label,
      meaning: null,
      count: counts.ratings[label] ?? 0,
    })),
  ];
  const preview: Preview = {
    mode: live ? 'edition' : 'new',
    title: answers.title ?? live?.title ?? (reading.title || nameOf(fileName)),
    edition: answers.edition ?? (reading.edition || `Imported on ${today}`),
    kind: answers.kind ?? live?.kind ?? kindOf(reading),
    ratedOn: answers.ratedOn ?? today,
    counts,
    changes: old ? changesBetween(old, content) : [],
    warnings: [...scale.warnings, ...reading.warnings],
    columns: reading.columns,
    scale: { name: scale.name, levels },
    needs,
  };
  return { preview, content, levels: needs.length > 0 ? [] : scale.known };
}

/** A file's name without its ending, as words. */
const nameOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() || 'Plan';
