import type { ActionAreaContent, ActionContent, SectionContent } from '../plan-content.js';
import { actionOfRow, continueAction, dueOfRow } from './action-of-row.js';
import type { Draft } from './draft.js';
import type { HeadedTable } from './find-tables.js';
import { splitLeads } from './leads.js';
import { continues, type PlanRow, planRows } from './plan-rows.js';
import { type SectionFacts, sectionInRow } from './sections.js';

const trimmed = (ref: string): string => ref.replace(/[.)]$/, '');
const depthOf = (ref: string): number => ref.split('.').length;

/** What the rows of all tables agree on: how deep an action's ref is, and whether action areas are rows. */
export interface RefDepth {
  action: number;
  hasAreaRows: boolean;
}

/** `1.1` over `1.1.1`: the deepest refs are the actions', the ones above them the action areas'. */
export function refDepthOf(tables: readonly HeadedTable[]): RefDepth {
  const depths = tables
    .flatMap(planRows)
    .map((row) => trimmed(row.say('ref')))
    .filter((ref) => ref !== '')
    .map(depthOf);
  const action = Math.max(1, ...depths);
  return { action, hasAreaRows: action > 1 && depths.some((depth) => depth < action) };
}

interface Place {
  /** The section of the table, or of the heading that was last among its rows. */
  section: () => SectionContent;
  /** What the plan calls a section; empty when no heading says so. */
  word: string;
  /** Areas of the programme that everything in this section serves. */
  areas: readonly number[];
}

/** What is known of the whole plan while one of its tables is read. */
interface Plan {
  facts: SectionFacts;
  depth: RefDepth;
  /** No heading names a section: the first number of a ref does. */
  sectionByRef: boolean;
}

/** Letters over the headings: `Action A | Develop strategic leadership …`. */
export function readAreaHeads(table: HeadedTable, place: Place, { facts }: Plan, draft: Draft): void {
  for (const row of table.above) {
    const letter = /^Action ([A-Z])$/i.exec(row.cells[0]?.text.trim() ?? '')?.[1]?.toUpperCase();
    if (!letter) continue;
    const title =
      row.cells
        .slice(1)
        .find((cell) => cell.text.trim() !== '')
        ?.text.trim() ?? '';
    const section = place.section();
    const area = draft.area(section, letter, title.replace(/\s+/g, ' '));
    area.leads = [...(facts.leads.get(section.ref) ?? [])];
  }
}

/** Reads a table whose action areas are rows of their own, or stand over it. */
export function readAreaRows(table: HeadedTable, overTable: Place, plan: Plan, draft: Draft): void {
  const { depth, facts } = plan;
  let place = overTable;
  let before: PlanRow | null = null;
  let action: ActionContent | null = null;
  let spanned: ActionAreaContent | null = null;
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
      spanned = null;
      before = null;
      action = null;
      continue;
    }
    if (row.heading !== null) {
      const section = place.section();
      spanned = draft.area(section, `${section.ref}.${section.actionAreas.length + 1}`, row.heading);
      before = null;
      continue;
    }
    const ref = trimmed(row.say('ref'));
    if (ref === '' && action && continues(row, before)) {
      continueAction(action, row);
      draft.warnings.push({
        place: row.place,
        message: `Read as the rest of action ${action.ref}, which begins in the row before.`,
      });
      continue;
    }
    if (!hasText(row, ref, draft)) continue;
    const section = plan.sectionByRef ? draft.sectionOfRef(ref) : place.section();
    if (depth.hasAreaRows && depthOf(ref) < depth.action && !/^[A-Z]/.test(ref)) {
      const area = draft.area(section, ref, row.say('title'));
      area.leads = splitLeads(row.lines('leads'));
      area.due = dueOfRow(row, draft);
      before = null;
      action = null;
      continue;
    }
    const area = spanned ?? areaFor(ref, row, { section, depth }, draft);
    if (!area) continue;
    const letter = /^([A-Z]+)\d/.exec(ref)?.[1];
    const areas = letter ? (facts.areas.get(`${section.ref} ${letter}`) ?? []) : [];
    action = actionOfRow(row, { ref, refGiven: true }, [...place.areas, ...areas], draft);
    draft.add(area, action, row.place);
    before = row;
  }
}

function hasText(row: PlanRow, ref: string, draft: Draft): boolean {
  const message =
    ref === ''
      ? 'This row has no ref, so it can’t be told which action it is. Give it one.'
      : row.say('title') === ''
        ? `The ref ${ref} stands here without an action. Write what is to be done, or take the row out.`
        : null;
  if (message) draft.errors.push({ place: row.place, message });
  return message === null;
}

/** The action area of a ref: the row above it, its letter over the table, or one for the whole section. */
function areaFor(
  ref: string,
  row: PlanRow,
  { section, depth }: { section: SectionContent; depth: RefDepth },
  draft: Draft,
): ActionAreaContent | null {
  const letter = /^([A-Z]+)\d/.exec(ref)?.[1];
  if (letter) {
    const area = section.actionAreas.find((each) => each.ref === letter);
    return area ?? draft.area(section, letter, `Action ${letter}`);
  }
  if (!depth.hasAreaRows) return draft.area(section, section.ref, section.title);
  const wanted = ref.split('.').slice(0, -1).join('.');
  const area = section.actionAreas.find((each) => each.ref === wanted);
  if (area) return area;
  draft.errors.push({
    place: row.place,
    message: `Action ${ref} stands under no action area ${wanted}. Put the row of ${wanted} over it, or mend the ref.`,
  });
  return null;
}
