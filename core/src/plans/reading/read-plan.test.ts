import { describe, expect, it } from 'vitest';
import { planGrid } from '../export/plan-grid.js';
import { actionsOf, countPlan } from '../plan-content.js';
import { usualShape } from '../plan-shape.js';
import { gridTables, oneTable } from '../testing/grid-tables.js';
import { sampleContent } from '../testing/sample-content.js';
import { readPlan } from './read-plan.js';
import { recogniseScale } from './scales.js';
import type { TableBlock, TableCell, TabledDocument } from './tabled-document.js';

const read = (document: TabledDocument, mappings = new Map()) => readPlan(document, mappings);
const down = (text: string): TableCell => ({ text, covered: 'down' });
const across: TableCell = { text: '', covered: 'across' };

describe('an improvement plan with its action areas as rows', () => {
  const reading = read(gridTables(planGrid(sampleContent(), usualShape)));
  const actions = actionsOf(reading.content);

  it('is read with every value the published plan has', () => {
    expect(reading.content).toEqual(sampleContent());
    expect([reading.errors, reading.warnings, reading.shape.layout]).toEqual([[], [], 'area-rows']);
    expect(countPlan(reading.content)).toEqual({
      sections: 4,
      actionAreas: 27,
      actions: 94,
      ratings: { C: 13, G: 10, A: 38, R: 1, 'n/s': 31, none: 1 },
    });
  });

  it('keeps what is uncommon in it', () => {
    const areas = reading.content.sections.flatMap((section) => section.actionAreas);
    expect(areas.find((area) => area.ref === '3.9')?.leads).toEqual([]);
    expect(areas.filter((area) => area.due.on !== null).map((area) => area.ref)).toEqual(['3.2']);
    const of = (ref: string) => actions.find((action) => action.ref === ref);
    expect(of('2.1.3')?.due).toMatchObject({ kind: 'quarterly', on: null });
    expect(of('3.7.1')?.due).toMatchObject({ kind: 'ongoing', on: null });
    expect(of('3.6.6')?.rating).toBeNull();
    expect(actions.filter((action) => action.leads.length > 1)).toHaveLength(17);
  });

  it('parts two leads that are printed without anything between them, and says so', () => {
    const leads = (text: string) =>
      read(
        oneTable([
          ['Ref', 'Action', 'Due', 'Lead', 'Rating'],
          ['1.1', 'Area', '', text, ''],
          ['1.1.1', 'One', 'May 2019', 'Head of Inclusion', 'A'],
          ['1.1.2', 'Two', 'May 2019', 'Head of Inclusion', 'A'],
        ]),
      );
    const run = leads('Head of Inclusion CCG Lead for Health');
    expect(run.content.sections[0]?.actionAreas[0]?.leads).toEqual([
      'Head of Inclusion',
      'CCG Lead for Health',
    ]);
    expect(run.warnings).toHaveLength(1);
    expect(leads('Head of Inclusion Services').content.sections[0]?.actionAreas[0]?.leads).toHaveLength(1);
  });
});

describe('a written statement with lettered actions over its tables', () => {
  const reading = read({
    title: '',
    blocks: [
      { kind: 'text', style: 'Title', text: 'Written Statement of Action (May 2018)' },
      { kind: 'text', style: 'Heading3', text: 'Working Group 1 – Strategy' },
      { kind: 'text', style: '', text: 'Lead: Head of Service - SEND' },
      { kind: 'text', style: 'ListParagraph', text: 'Area of Concern 1 Action A: Vision' },
      { kind: 'text', style: 'ListParagraph', text: 'Area of Concern 8 Action C: Strategy' },
      { kind: 'text', style: 'Heading3', text: 'Working Group 5 – Outcomes' },
      { kind: 'text', style: 'ListParagraph', text: 'Area of Concern 8 Action C: Outcomes' },
      ...['1', '5'].flatMap((group) => [
        { kind: 'text' as const, style: 'Heading2', text: `Working Group ${group}: Title ${group}` },
        ...oneTable([
          ...(group === '1' ? [['Action A', 'Vision', across, across, across]] : []),
          ['Action C', `Strategy ${group}`, across, across, across],
          ['Key tasks to address actions A - C', across, 'Date to Complete', 'Expected Outcome', 'Progress'],
          ...(group === '1' ? [['A1', 'Agree it', 'Sept 2018', 'It is clear', 'Action Complete']] : []),
          [`C${group}`, 'Write it (see H2)', 'July 2018', 'It is written', 'Action Planned'],
        ]).blocks,
      ]),
    ],
  });

  it('is read by working group, with one letter in two of them', () => {
    expect(reading.errors).toEqual([]);
    expect(reading.shape).toMatchObject({ layout: 'area-head', sectionWord: 'Working Group' });
    expect(
      reading.content.sections.map(({ ref, title, actionAreas }) => [
        ref,
        title,
        actionAreas.map((area) => area.ref),
      ]),
    ).toEqual([
      ['1', 'Title 1', ['A', 'C']],
      ['5', 'Title 5', ['C']],
    ]);
  });

  it('has its leads, areas, dates, outcomes and references', () => {
    expect(reading.content.sections[0]?.actionAreas[0]?.leads).toEqual(['Head of Service - SEND']);
    expect(actionsOf(reading.content)[0]).toMatchObject({
      ref: 'A1',
      due: { kind: 'month', on: '2018-09-30', text: 'Sept 2018' },
      rating: 'Action Complete',
      expectedOutcome: 'It is clear',
      areas: [1],
    });
    expect(actionsOf(reading.content)[2]).toMatchObject({ ref: 'C5', areas: [8], references: ['H2'] });
  });
});

/** A table for one weakness as another council prints it. */
const headings = [
  'Improvement Area',
  'Actions',
  'Success Measure(s)',
  'Lead',
  'Governance Forum',
  'Timescale',
  'RAG',
  'Progress Update',
];
const weakness = oneTable(
  [
    headings,
    ['1.1 Leadership', 'Appoint a lead', 'In post', 'Director', 'Board', 'July 2019', '', 'Advertised'],
    [
      down('1.1 Leadership'),
      'Agree a vision',
      'Agreed',
      'Director\nHead of SEND',
      'Board',
      'Sept 2019',
      '',
      '',
    ],
    ['1.2 Data', 'Build one dashboard that every', 'Used', 'Data lead', 'Board', 'Termly', '', ''],
    headings,
    ['', 'service can read', 'Every month', '', '', '', '', 'Begun'],
  ],
  'Weakness 1: Leadership of the local area',
);

describe('a written statement of another council, a table for each weakness', () => {
  const reading = read(weakness);

  it('is read over spanned cells, empty ratings and a row broken over two pages', () => {
    expect(reading.errors).toEqual([]);
    expect(countPlan(reading.content)).toEqual({
      sections: 1,
      actionAreas: 2,
      actions: 3,
      ratings: { none: 3 },
    });
    expect(actionsOf(reading.content).map(({ ref, title, leads }) => [ref, title, leads])).toEqual([
      ['1.1.1', 'Appoint a lead', ['Director']],
      ['1.1.2', 'Agree a vision', ['Director', 'Head of SEND']],
      ['1.2.1', 'Build one dashboard that every service can read', ['Data lead']],
    ]);
    expect(actionsOf(reading.content)[2]).toMatchObject({
      successMeasure: 'Used\nEvery month',
      progress: 'Begun',
      forum: 'Board',
      areas: [1],
    });
  });

  it('says which row was read as the rest of another', () => {
    expect(reading.warnings.map((warning) => warning.place)).toEqual(['Table 1, row 6']);
  });

  it('keeps a due that is no date as text, and tells of it', () => {
    const { content, warnings } = read(
      oneTable([
        headings,
        ['1.1 A', 'Do', '', '', '', 'When the wind turns', '', ''],
        ['1.2 B', 'Do it', '', '', '', '', '', ''],
      ]),
    );
    expect(actionsOf(content)[0]?.due).toEqual({ kind: 'none', on: null, text: 'When the wind turns' });
    expect(warnings[0]?.message).toContain('When the wind turns');
  });
});

describe('sections of a plan that is one table', () => {
  const body = (section: string, title: string | null): (string | TableCell)[][] => [
    ...(title === null ? [] : [[title, across, across, across, across]]),
    [`${section}.1`, `Area ${section}`, '', 'Head of Inclusion', ''],
    [`${section}.1.1`, `Do ${section}`, '2019-05', 'Head of Inclusion', 'A'],
  ];
  const head = ['Ref', 'Action', 'Due', 'Lead', 'Rating'];
  const sectionsOf = (rows: (string | TableCell)[][]) => {
    const { content, errors, warnings, carries } = read(oneTable(rows));
    expect(errors).toEqual([]);
    const sections = content.sections.map(({ ref, title, actionAreas }) => [ref, title, actionAreas.length]);
    return { sections, warnings, carries };
  };

  it('begin at the rows that name them, with headings printed again or not', () => {
    const rows = [head, ...body('1', 'Priority 1: Need'), head, ...body('2', 'Priority 2 – Partners')];
    expect(sectionsOf(rows).sections).toEqual([
      ['1', 'Need', 1],
      ['2', 'Partners', 1],
    ]);
    const [first, ...rest] = body('3', 'Priority 3: Access');
    const alone = [[(first?.[0] as string) ?? '', '', '', '', ''], ...rest];
    expect(sectionsOf([head, ...alone]).sections).toEqual([['3', 'Access', 1]]);
  });

  it('are told apart by their refs where no row names them, which is said, and keep the titles they have', () => {
    const { sections, warnings, carries } = sectionsOf([head, ...body('1', null), ...body('2', null)]);
    expect(sections.map(([ref]) => ref)).toEqual(['1', '2']);
    expect(warnings.map(({ place }) => place)).toEqual(['Sections']);
    expect(carries.sectionTitles).toBe(false);
  });

  it('print the dates of a workbook as the plan’s words would', () => {
    const { content } = read(oneTable([head, ...body('1', 'Priority 1: Need')]));
    expect(actionsOf(content)[0]?.due).toEqual({ kind: 'month', on: '2019-05-31', text: 'May 2019' });
  });

  it('on a sheet that is hidden are left out, and the sheet is named', () => {
    const document = oneTable([head, ...body('1', 'Priority 1: Need')]);
    const hidden: TableBlock = {
      kind: 'table',
      place: 'Last year',
      isSheet: true,
      hidden: true,
      rows: [],
    };
    expect(read({ ...document, blocks: [...document.blocks, hidden] }).warnings).toEqual([
      { place: 'Last year', message: expect.stringContaining('is hidden') },
    ]);
  });
});

describe('headings that nobody knows', () => {
  const strange = [
    ['What goes wrong', 'Remedy', 'Cost', 'Lead', 'Timescale'],
    ['1.1 Leadership', 'Appoint a lead', '10', 'Director', 'July 2019'],
    ['1.2 Data', 'Build a dashboard', '20', 'Director', 'May 2019'],
  ];
  const mapping = ['areaTitle', 'title', 'ignored', 'leads', 'due'];

  it('are asked about when no column holds the actions, and read once a person has said', () => {
    const first = read(oneTable(strange));
    expect([first.found, actionsOf(first.content)]).toEqual(['unmapped', []]);
    const [columns] = first.columns;
    expect(columns?.columns.map((column) => column.field)).toEqual([null, null, null, 'leads', 'due']);
    const second = read(oneTable(strange), new Map([[columns?.signature ?? '', mapping]]));
    expect(second.found).toBe('plan');
    expect(actionsOf(second.content).map((action) => action.title)).toEqual([
      'Appoint a lead',
      'Build a dashboard',
    ]);
  });

  it('are named when the plan can be read without them', () => {
    const { warnings, found } = read(
      oneTable([
        ['Ref', 'Action', 'Due', 'Lead', 'Budget'],
        ['1', 'Do', 'May 2019', 'Director', '10'],
        ['2', 'Do more', '', '', ''],
      ]),
    );
    expect(found).toBe('plan');
    expect(warnings.map((warning) => warning.message).join()).toContain('Budget');
  });

  it('of a table of measures or of names make no plan', () => {
    const measures = oneTable([
      ['Ref', 'Measure', 'Responsible Officer', 'Frequency', 'Target 18/19'],
      ['1a', 'Quality', 'Head', 'Annual', '90%'],
      ['1b', 'Speed', 'Head', 'Annual', '80%'],
    ]);
    expect(read(measures).found).toBe('none');
    expect(
      read(
        oneTable([
          ['Name', 'Colour', 'Shoe'],
          ['A', 'Red', '7'],
          ['B', 'Blue', '8'],
        ]),
      ).found,
    ).toBe('none');
    expect(read({ title: '', blocks: [{ kind: 'text', style: '', text: 'Dear Director' }] }).found).toBe(
      'none',
    );
  });
});

describe('a broken row', () => {
  const rows = (...broken: string[][]) =>
    read(
      oneTable([
        ['Ref', 'Action', 'Due', 'Lead'],
        ['1.1', 'Area', '', ''],
        ['1.1.1', 'Do it.', 'May 2019', 'Head'],
        ...broken,
      ]),
    );
  it.each([
    ['a ref without an action', ['1.1.2', '', 'May 2019', 'Head']],
    ['an action without a ref', ['', 'Do this too', 'May 2019', 'Head']],
    ['a ref that is there already', ['1.1.1', 'Do this too', 'May 2019', 'Head']],
    ['an action under no action area', ['2.4.1', 'Do this too', 'May 2019', 'Head']],
    ['fewer cells than headings', ['1.1.2', 'Do this too']],
  ])('%s is an error with its place', (_, row) => {
    expect(rows(row).errors.map((error) => error.place)).toEqual(['Table 1, row 4']);
  });
});

describe('a scale', () => {
  it('is known by its own words, and red, amber and green alone prove none', () => {
    expect(recogniseScale(['C', 'A', 'n/s'], [])?.name).toBe('Progress in five colours');
    expect(recogniseScale(['Action Planned'], [])?.name).toBe('Complete, underway, planned');
    expect(recogniseScale(['RED', 'AMBER'], ['LIGHT GREEN', 'GREEN'])?.name).toBe(
      'Red, amber, light green, green',
    );
    expect(recogniseScale(['Red', 'Amber', 'Green'], [])).toBeNull();
    expect(recogniseScale(['C', 'Purple'], [])).toBeNull();
    expect(recogniseScale([], [])).toBeNull();
  });
});
