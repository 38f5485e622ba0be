/** What a column of a plan's tables says. `ignored` is a column that is known and left out. */
export const planFields = [
  'ref',
  'title',
  'due',
  'leads',
  'rating',
  'expectedOutcome',
  'successMeasure',
  'forum',
  'progress',
  'references',
  'areas',
  'sectionRef',
  'sectionTitle',
  'areaRef',
  'areaTitle',
  'sectionLeads',
  'ignored',
] as const;
export type PlanField = (typeof planFields)[number];

/** The fields as people choose them when they say what a column means. */
export const planFieldTitles: Record<PlanField, string> = {
  ref: 'Ref of the action',
  title: 'Action',
  due: 'Due',
  leads: 'Lead',
  rating: 'Rating',
  expectedOutcome: 'Expected outcome',
  successMeasure: 'Success measure',
  forum: 'Forum',
  progress: 'Progress in words',
  references: 'References to other plans',
  areas: 'Number of the area it serves',
  sectionRef: 'Ref of the section',
  sectionTitle: 'Section',
  areaRef: 'Ref of the action area',
  areaTitle: 'Action area',
  sectionLeads: 'Lead of the section',
  ignored: 'Leave this column out',
};

/**
 * How a plan is laid out. `area-rows`: an action area is a row of its own among its actions (an improvement plan).
 * `area-head`: the action areas stand over the table's headings (a written statement by working groups).
 * `columns`: section and action area, where there are any, are columns.
 */
export const planLayouts = ['area-rows', 'area-head', 'columns'] as const;
export type PlanLayout = (typeof planLayouts)[number];

export interface PlanColumn {
  field: PlanField;
  /** As the source prints it; may be empty. */
  heading: string;
}

/** The shape of a plan's source, kept with the plan so that it can be written again as it came. */
export interface PlanShape {
  layout: PlanLayout;
  /** What the council calls a section: `Priority`, `Working Group`, `Weakness`; empty for none. */
  sectionWord: string;
  columns: PlanColumn[];
}

/** The shape of a plan that came from no file. */
export const usualShape: PlanShape = {
  layout: 'area-rows',
  sectionWord: 'Priority',
  columns: [
    { field: 'ref', heading: 'Ref' },
    { field: 'title', heading: 'Action' },
    { field: 'due', heading: 'Due' },
    { field: 'leads', heading: 'Lead' },
    { field: 'rating', heading: 'Rating' },
  ],
};
