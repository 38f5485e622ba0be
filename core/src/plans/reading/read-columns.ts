import type { ActionAreaContent, ActionContent, SectionContent } from '../plan-content.js';
import type { PlanField } from '../plan-shape.js';
import { actionOfRow, continueAction, dueOfRow } from './action-of-row.js';
import type { Draft } from './draft.js';
import type { HeadedTable } from './find-tables.js';
import { fold } from './fold.js';
import { splitLeads } from './leads.js';
import { continues, type PlanRow, planRows } from './plan-rows.js';
import { sectionInRow } from './sections.js';

/** `1.2 Joint commissioning` as its number and its words; the number empty when there is none. */
export function splitNumber(text: string): { ref: string; title: string } {
  const match = /^(\d{1,2}(?:\.\d{1,3})*)[.):]?\s+(\S.*)$/s.exec(text);
  return match ? { ref: match[1] ?? '', title: match[2] ?? '' } : { ref: '', title: text };
}

interface Place {
  /** The section of the table, for rows that name none themselves. */
  section: () => SectionContent;
  /** What the plan calls a section; empty when no heading says so. */
  word: string;
  /** Areas of the programme that everything in this table serves. */
  areas: readonly number[];
}

/** Reads a table whose sections and action areas are columns. */
export function readColumns(table: HeadedTable, overTable: Place, draft: Draft): void {
  let place = overTable;
  const has = (field: PlanField) => table.columns.some((column) => column.field === field);
  // A number left of the improvement areas is theirs.
  const refIsOfArea =
    !has('areaRef') && has('areaTitle') && columnOf(table, 'ref') < columnOf(table, 'areaTitle');
  const refOfArea: PlanField = refIsOfArea ? 'ref' : 'areaRef';
  let before: PlanRow | null = null;
  let action: ActionContent | null = null;
  let area: ActionAreaContent | null = null;
  for (const row of planRows(table)) {
    if (!row.whole) {
      draft.errors.push({
        place: row.place,
        message: `This row has ${row.cells} cells where the headings have ${table.head.cells.length}. A quotation mark or a separator is missing or too many.`,
      });
      continue;
    }
    const heading = sectionInRow(row, place.word);
    if (heading) {
      place = draft.sectionOf(heading);
      before = null;
      action = null;
      continue;
    }
    if (row.heading !== null) {
      draft.warnings.push({
        place: row.place,
        message: `“${row.heading}” runs across the whole table. It was taken for a heading and left out.`,
      });
      continue;
    }
    if (action && continues(row, before)) {
      continueAction(action, row);
      draft.warnings.push({
        place: row.place,
        message: `Read as the rest of action ${action.ref}, which begins in the row before.`,
      });
      continue;
    }
    const section = sectionOf(row, place, draft);
    area = areaOf(row, refOfArea, section, area, draft);
    const ref = refIsOfArea ? '' : row.say('ref');
    // A list of action areas and actions in one: the row of an area repeats its own ref.
    if (ref !== '' && ref === row.say('areaRef')) {
      draft.hasAreaRows = true;
      area.leads = splitLeads(row.lines('leads'));
      area.due = dueOfRow(row, draft);
      continue;
    }
    if (row.say('title') === '') {
      draft.errors.push({
        place: row.place,
        message: 'This row says nothing of what is to be done. Write the action, or take the row out.',
      });
      continue;
    }
    action = actionOfRow(row, refOf(ref, row, area), place.areas, draft);
    draft.add(area, action, row.place);
    before = row;
  }
}

const columnOf = (table: HeadedTable, field: PlanField): number => {
  const column = table.columns.findIndex((each) => each.field === field);
  return column < 0 ? Number.POSITIVE_INFINITY : column;
};

function sectionOf(row: PlanRow, place: Place, draft: Draft): SectionContent {
  const title = row.say('sectionTitle');
  const ref = row.say('sectionRef');
  if (title === '' && ref === '') return place.section();
  const said = ref === '' ? splitNumber(title) : { ref, title };
  return draft.section(said.ref, said.title);
}

/** A cell that is empty, or that a cell above spans, means the area of the row before. */
function areaOf(
  row: PlanRow,
  refField: PlanField,
  section: SectionContent,
  current: ActionAreaContent | null,
  draft: Draft,
): ActionAreaContent {
  const given = row.say(refField).replace(/[.)]$/, '');
  const text = row.say('areaTitle');
  const inSection = current && section.actionAreas.includes(current);
  if (given === '' && text === '')
    return inSection ? current : draft.area(section, section.ref, section.title);
  const said = given === '' ? splitNumber(text) : { ref: given, title: text };
  const known = section.actionAreas.find((each) =>
    said.ref === '' ? fold(each.title) === fold(said.title) : each.ref === said.ref,
  );
  if (known) return known;
  const ref = said.ref === '' ? `${section.ref}.${section.actionAreas.length + 1}` : said.ref;
  const made = draft.area(section, ref, said.title === '' ? `Action ${ref}` : said.title);
  made.leads = splitLeads(row.lines('sectionLeads'));
  return made;
}

/** The row's own ref, the number its text begins with, or one that is counted out within its action area. */
function refOf(ref: string, row: PlanRow, area: ActionAreaContent) {
  if (ref !== '') return { ref, refGiven: true };
  const said = splitNumber(row.say('title'));
  if (said.ref.includes('.')) return { ref: said.ref, refGiven: true, title: said.title };
  return { ref: `${area.ref}.${area.actions.length + 1}`, refGiven: false };
}
