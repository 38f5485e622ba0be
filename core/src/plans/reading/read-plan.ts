import { actionsOf, type PlanContent } from '../plan-content.js';
import type { PlanField, PlanLayout, PlanShape } from '../plan-shape.js';
import { Draft, type Remark } from './draft.js';
import { type HeadedTable, headedTables, isPlanTable, type Mappings, mayBePlanTable } from './find-tables.js';
import type { HeadedColumn } from './headings.js';
import { splitRunOn } from './leads.js';
import { planRows } from './plan-rows.js';
import { printedKey } from './printed-key.js';
import { readAreaHeads, readAreaRows, refDepthOf } from './read-area-rows.js';
import { readColumns } from './read-columns.js';
import {
  areasOfHeading,
  factsOfSections,
  headingOver,
  readSectionHeading,
  sectionInRow,
} from './sections.js';
import type { TabledDocument } from './tabled-document.js';

/** One layout of columns and what is known of it. */
export interface ColumnsFound {
  signature: string;
  place: string;
  /** A person said what they mean, now or at an earlier import. */
  mapped: boolean;
  columns: HeadedColumn[];
}

export interface PlanReading {
  title: string;
  /** A date or an edition printed under the title; empty when there is none. */
  edition: string;
  shape: PlanShape;
  content: PlanContent;
  columns: ColumnsFound[];
  /** Tables that were not taken for a plan; a person may say that one is. */
  others: ColumnsFound[];
  /** What the file says at all: what it has no column for stays as it is when an edition is imported. */
  carries: Carried;
  /** The ratings that the plan's own key lists. */
  key: string[];
  warnings: Remark[];
  /** What makes the file unusable as a plan; nothing of it may be applied. */
  errors: Remark[];
  /** `plan`: it was read; `unmapped`: a person has to say which column holds the actions; `none`: no plan. */
  found: 'plan' | 'unmapped' | 'none';
}

export interface Carried {
  fields: ReadonlySet<PlanField>;
  sectionTitles: boolean;
  areaTitles: boolean;
  areaLeads: boolean;
  areaDues: boolean;
}

/** Reads a plan of any known layout out of a file's tables. Pure: the same tables and mappings give the same plan. */
export function readPlan(document: TabledDocument, mappings: Mappings): PlanReading {
  const draft = new Draft();
  const tables = headedTables(document, mappings);
  const plans = tables.filter(isPlanTable);
  const maybe = plans.length > 0 ? [] : tables.filter(mayBePlanTable);
  const layout = layoutOf(plans);
  const sectionWord = readTables(plans, layout, document, draft);
  partRunOnLeads(draft);
  tellOfTheRest(tables, plans, draft);
  tellOfHidden(document, draft);
  return {
    ...titleOf(document, plans[0]),
    shape: { layout, sectionWord, columns: shapeColumns(plans) },
    content: { sections: draft.sections.filter((section) => section.actionAreas.length > 0) },
    columns: columnsFound([...plans, ...maybe]),
    others: columnsFound(tables.filter((table) => !plans.includes(table) && table.columns.length > 2)),
    carries: carriedBy(plans, layout, draft),
    key: printedKey(document),
    warnings: draft.warnings,
    errors: draft.errors,
    found: plans.length > 0 ? 'plan' : maybe.length > 0 ? 'unmapped' : 'none',
  };
}

const says = (table: HeadedTable, field: PlanField) => table.columns.some((column) => column.field === field);

function layoutOf(tables: readonly HeadedTable[]): PlanLayout {
  const columns: PlanField[] = ['areaRef', 'areaTitle', 'sectionRef', 'sectionTitle'];
  if (tables.some((table) => columns.some((field) => says(table, field)) || !says(table, 'ref')))
    return 'columns';
  const heads = tables.some((table) =>
    table.above.some((row) => /^Action [A-Z]$/i.test(row.cells[0]?.text.trim() ?? '')),
  );
  return heads ? 'area-head' : 'area-rows';
}

/** A row of an action area says its lead and due; a column of action areas only their names. */
function carriedBy(tables: readonly HeadedTable[], layout: PlanLayout, draft: Draft): Carried {
  const fields = new Set(tables.flatMap((table) => table.columns.flatMap(({ field }) => field ?? [])));
  const areas = draft.sections.flatMap((section) => section.actionAreas);
  const inRows = layout === 'area-rows' || draft.hasAreaRows;
  return {
    fields,
    sectionTitles: !draft.sectionsCounted,
    areaTitles: layout !== 'columns' || fields.has('areaTitle'),
    areaLeads:
      (inRows && fields.has('leads')) ||
      fields.has('sectionLeads') ||
      (layout === 'area-head' && areas.some((area) => area.leads.length > 0)),
    areaDues: inRows && fields.has('due'),
  };
}

/** Reads every table into the draft and answers what the plan calls its sections. */
function readTables(
  tables: readonly HeadedTable[],
  layout: PlanLayout,
  document: TabledDocument,
  draft: Draft,
): string {
  const plan = {
    facts: factsOfSections(document),
    depth: refDepthOf(tables),
    sectionByRef: layout === 'area-rows' && needsSectionsByRef(tables),
  };
  let word = '';
  let last: string | null = null;
  for (const table of tables) {
    // A table without a heading of its own goes on with the section of the one before.
    const text: string | null = headingOver(table) ?? last;
    last = text;
    const heading = readSectionHeading(text ?? titleOf(document, table).title);
    word ||= heading.word;
    const section = () => draft.section(heading.ref, heading.title);
    const place = { section, word, areas: areasOfHeading(heading) };
    if (layout === 'columns') {
      readColumns(table, place, draft);
      continue;
    }
    readAreaHeads(table, place, plan, draft);
    readAreaRows(table, place, plan, draft);
  }
  word ||= draft.sectionWord;
  return word;
}

/** One table of all sections that no heading tells apart: `1.2.3` is of section 1. */
function needsSectionsByRef(tables: readonly HeadedTable[]): boolean {
  const rows = tables.flatMap(planRows);
  const named = tables.some((table) => readSectionHeading(headingOver(table) ?? '').ref !== '');
  if (named || refDepthOf(tables).action < 3 || rows.some((row) => sectionInRow(row, ''))) return false;
  const numbers = rows.map((row) => /^(\d+)\./.exec(row.say('ref'))?.[1]).filter(Boolean);
  return new Set(numbers).size > 1;
}

/** Parts leads that a cell prints without anything between them, now that all roles of the plan are known. */
function partRunOnLeads(draft: Draft): void {
  const content = { sections: draft.sections };
  const everyone = [...draft.sections.flatMap((section) => section.actionAreas), ...actionsOf(content)];
  const times = new Map<string, number>();
  for (const lead of everyone.flatMap((each) => each.leads)) times.set(lead, (times.get(lead) ?? 0) + 1);
  const known = new Set([...times].filter(([, count]) => count > 1).map(([lead]) => lead));
  for (const each of everyone) {
    each.leads = each.leads.flatMap((lead) => {
      const parts = splitRunOn(lead, known);
      if (!parts) return [lead];
      draft.warnings.push({
        place: each.ref,
        message: `“${lead}” was read as two leads: ${parts[0]}, and ${parts[1]}. Put a slash between them in the file, or join them there, if that is wrong.`,
      });
      return parts;
    });
  }
}

/** Says which tables look like something and were left out, and which columns. */
function tellOfTheRest(tables: readonly HeadedTable[], plans: readonly HeadedTable[], draft: Draft): void {
  for (const table of plans)
    for (const column of table.columns)
      if (column.field === null)
        draft.warnings.push({
          place: table.place,
          message: `The column “${column.heading}” is not known and was left out. Say what it means to have it read.`,
        });
  for (const table of tables) {
    if (plans.includes(table)) continue;
    const known = new Set(table.columns.map((column) => column.field));
    known.delete(null);
    known.delete('ignored');
    if (known.size < 2) continue;
    const headings = table.columns.map((column) => column.heading).filter((heading) => heading !== '');
    draft.warnings.push({
      place: table.place,
      message: `This table was left out: no column of it says what is to be done. Its headings are ${headings.slice(0, 5).join(', ')}${headings.length > 5 ? ' and more' : ''}.`,
    });
  }
}

/** What nobody sees on opening a workbook may be last year's plan: it is not read. */
function tellOfHidden(document: TabledDocument, draft: Draft): void {
  for (const block of document.blocks)
    if (block.kind === 'table' && block.hidden)
      draft.warnings.push({
        place: block.place,
        message: 'This sheet is hidden and was left out. Show it in the workbook to have it read.',
      });
}

/** The columns of the plan's first table that say something, as its source prints them. */
const shapeColumns = (tables: readonly HeadedTable[]) =>
  (tables[0]?.columns ?? []).flatMap(({ field, heading }) =>
    field === null || field === 'ignored' ? [] : [{ field, heading }],
  );

function columnsFound(tables: readonly HeadedTable[]): ColumnsFound[] {
  const found = new Map<string, ColumnsFound>();
  for (const { signature, place, mapped, columns } of tables)
    if (!found.has(signature)) found.set(signature, { signature, place, mapped, columns });
  return [...found.values()];
}

function titleOf(
  document: TabledDocument,
  table: HeadedTable | undefined,
): { title: string; edition: string } {
  const texts = document.blocks
    .filter((block) => block.kind === 'text')
    .filter(({ text }) => text.trim() !== '');
  const place = texts.findIndex(({ style }) => /^title$/i.test(style));
  const heading = texts[place];
  const next = texts[place + 1]?.text.trim() ?? '';
  const edition =
    heading && /\b(19|20)\d\d\b|\b(version|edition|draft)\b/i.test(next) && next.length < 60 ? next : '';
  if (heading) return { title: heading.text.trim(), edition };
  return { title: document.title || (table && !table.isSheet ? (texts[0]?.text.trim() ?? '') : ''), edition };
}
