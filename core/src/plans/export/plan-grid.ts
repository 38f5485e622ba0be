import {
  type ActionAreaContent,
  type ActionContent,
  actionsOf,
  type PlanContent,
  type SectionContent,
} from '../plan-content.js';
import { type PlanColumn, type PlanField, type PlanShape, planFieldTitles } from '../plan-shape.js';
import { dueText } from '../reading/due.js';
import { joinLeads } from '../reading/leads.js';
import { referencesIn } from '../reading/references.js';

/** A plan laid out as its source was, before it becomes a workbook or a document. */
export interface PlanGrid {
  tables: GridTable[];
}

export interface GridTable {
  /** `Priority 1: Meeting need`; null when the sections are a column. */
  heading: string | null;
  /** Short, for a sheet's tab. */
  name: string;
  /** Paragraphs under the heading, for a document. */
  notes: string[];
  /** Rows over the headings: `Action A` and what it is. */
  above: [string, string][];
  headings: string[];
  /** The heading of the refs stands over the texts as well. */
  spansFirstTwo: boolean;
  rows: GridRow[];
}

export interface GridRow {
  of: 'action-area' | 'action';
  cells: string[];
  /** How many rows each cell spans; 0: it is covered by one above. */
  spans: number[];
}

/** Fields that a plan may have got since it was imported; they are put after the columns of its source. */
const laterFields: PlanField[] = [
  'due',
  'leads',
  'rating',
  'expectedOutcome',
  'successMeasure',
  'forum',
  'progress',
];

const printed: Partial<Record<PlanField, (action: ActionContent) => string>> = {
  title: (action) => action.title,
  due: (action) => dueText(action.due),
  leads: (action) => joinLeads(action.leads),
  rating: (action) => action.rating ?? '',
  expectedOutcome: (action) => action.expectedOutcome,
  successMeasure: (action) => action.successMeasure,
  forum: (action) => action.forum,
  progress: (action) => action.progress,
  references: (action) => action.references.join('; '),
  areas: (action) => action.areas.join(', '),
};

/** Lays a plan out in the shape of its source. */
export function planGrid(content: PlanContent, shape: PlanShape): PlanGrid {
  const columns = [...shape.columns, ...laterColumns(content, shape)];
  if (shape.layout !== 'columns') {
    return { tables: content.sections.map((section) => sectionTable(section, shape, columns)) };
  }
  const sectionsAreColumns = columns.some(({ field }) => field === 'sectionRef' || field === 'sectionTitle');
  const rowsOf = (section: SectionContent) =>
    section.actionAreas.flatMap((area) => columnRows(section, area, columns));
  if (sectionsAreColumns)
    return { tables: [{ ...emptyTable(columns), name: 'Plan', rows: content.sections.flatMap(rowsOf) }] };
  return {
    tables: content.sections.map((section) => ({
      ...emptyTable(columns),
      heading: headingOf(section, shape),
      name: nameOf(section, shape),
      rows: rowsOf(section),
    })),
  };
}

function laterColumns(content: PlanContent, shape: PlanShape): PlanColumn[] {
  const has = (field: PlanField) => shape.columns.some((column) => column.field === field);
  const actions = actionsOf(content);
  const said = laterFields.filter(
    (field) => !has(field) && actions.some((action) => printed[field]?.(action) !== ''),
  );
  // References that stand in the texts need no column.
  const byHand = actions.some((action) =>
    action.references.some((each) => !referencesIn(action.title).includes(each)),
  );
  if (byHand && !has('references')) said.push('references');
  return said.map((field) => ({ field, heading: planFieldTitles[field] }));
}

const headingOf = ({ ref, title }: SectionContent, { sectionWord }: PlanShape): string =>
  sectionWord === '' ? `${ref}. ${title}` : `${sectionWord} ${ref}: ${title}`;

const nameOf = ({ ref }: SectionContent, { sectionWord }: PlanShape): string =>
  `${sectionWord === '' ? 'Section' : sectionWord} ${ref}`;

const emptyTable = (columns: readonly PlanColumn[]): GridTable => ({
  heading: null,
  name: '',
  notes: [],
  above: [],
  headings: columns.map(({ heading }) => heading),
  spansFirstTwo: false,
  rows: [],
});

const once = (cells: readonly string[]): number[] => cells.map(() => 1);

/** A table of one section, its action areas as rows or over the headings. */
function sectionTable(section: SectionContent, shape: PlanShape, columns: readonly PlanColumn[]): GridTable {
  const over = shape.layout === 'area-head';
  const ofAction = (action: ActionContent) =>
    columns.map(({ field }) => (field === 'ref' ? action.ref : (printed[field]?.(action) ?? '')));
  const ofArea = (area: ActionAreaContent) =>
    columns.map(({ field }) => {
      if (field === 'ref') return area.ref;
      if (field === 'title') return area.title;
      if (field === 'due') return dueText(area.due);
      return field === 'leads' ? joinLeads(area.leads) : '';
    });
  // A plan without action areas has one in each section, that is the section itself.
  const hasAreaRows = (area: ActionAreaContent) => !over && area.ref !== section.ref;
  const rows = section.actionAreas.flatMap((area): GridRow[] => {
    const cells = area.actions.map(ofAction);
    const head = hasAreaRows(area)
      ? [{ of: 'action-area' as const, cells: ofArea(area), spans: once(columns.map(() => '')) }]
      : [];
    return [...head, ...cells.map((each): GridRow => ({ of: 'action', cells: each, spans: once(each) }))];
  });
  const letters = section.actionAreas.map((area) => area.ref);
  const tasks = `Key tasks to address action${letters.length > 1 ? 's' : ''} ${letters.length > 2 ? `${letters[0]} - ${letters.at(-1)}` : letters.join(' & ')}`;
  const [first, second] = columns;
  const spansFirstTwo = over && first?.field === 'ref' && second?.field === 'title';
  return {
    ...emptyTable(columns),
    heading: headingOf(section, shape),
    name: nameOf(section, shape),
    notes: over ? notesOf(section) : [],
    above: over
      ? section.actionAreas.map((area): [string, string] => [`Action ${area.ref}`, area.title])
      : [],
    headings: spansFirstTwo
      ? [tasks, '', ...columns.slice(2).map(({ heading }) => heading)]
      : columns.map(({ heading }) => heading),
    spansFirstTwo,
    rows,
  };
}

/** What a written statement says of a working group before its table. */
function notesOf(section: SectionContent): string[] {
  const leads = section.actionAreas[0]?.leads ?? [];
  const areas = section.actionAreas.flatMap((area) =>
    [...new Set(area.actions.flatMap((action) => action.areas))].map(
      (number) => `Area of Concern ${number} Action ${area.ref}: ${area.title}`,
    ),
  );
  return [...(leads.length > 0 ? [`Lead: ${joinLeads(leads)}`] : []), ...areas];
}

/** The rows of one action area where sections and action areas are columns; the area's own cells span its actions. */
function columnRows(
  section: SectionContent,
  area: ActionAreaContent,
  columns: readonly PlanColumn[],
): GridRow[] {
  const has = (field: PlanField) => columns.some((column) => column.field === field);
  const place = (field: PlanField) => columns.findIndex((column) => column.field === field);
  const refIsOfArea = has('ref') && has('areaTitle') && !has('areaRef') && place('ref') < place('areaTitle');
  const numbered = has('areaRef') || refIsOfArea;
  const isAreaField = (field: PlanField) =>
    field === 'areaTitle' || field === 'areaRef' || (refIsOfArea && field === 'ref');
  const cell = (field: PlanField, action: ActionContent | null): string => {
    if (field === 'sectionRef') return section.ref;
    if (field === 'sectionTitle')
      return has('sectionRef') ? section.title : `${section.ref} ${section.title}`;
    if (field === 'sectionLeads') return joinLeads(area.leads);
    if (field === 'areaRef' || (refIsOfArea && field === 'ref')) return area.ref;
    if (field === 'areaTitle') return numbered ? area.title : `${area.ref} ${area.title}`;
    if (field === 'ref') return action ? (action.refGiven ? action.ref : '') : area.ref;
    if (action) return printed[field]?.(action) ?? '';
    if (field === 'title') return area.title;
    if (field === 'due') return dueText(area.due);
    return field === 'leads' ? joinLeads(area.leads) : '';
  };
  const listsAreas = has('areaRef') && has('ref') && has('leads');
  const rows = area.actions.map(
    (action, index): GridRow => ({
      of: 'action',
      cells: columns.map(({ field }) => cell(field, action)),
      spans: columns.map(({ field }) => {
        if (!isAreaField(field) || listsAreas) return 1;
        return index === 0 ? area.actions.length : 0;
      }),
    }),
  );
  if (!listsAreas) return rows;
  const own = columns.map(({ field }) => cell(field, null));
  return [{ of: 'action-area', cells: own, spans: once(own) }, ...rows];
}
