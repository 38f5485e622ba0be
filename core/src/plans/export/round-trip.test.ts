import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver } from '../editions/carry-over.js';
import { changesBetween, type PlanChange } from '../editions/changes.js';
import { actionsOf, type PlanContent } from '../plan-content.js';
import { type PlanShape, usualShape } from '../plan-shape.js';
import { readPlan } from '../reading/read-plan.js';
import { knownScales } from '../reading/scales.js';
import { gridTables } from '../testing/grid-tables.js';
import { sampleContent } from '../testing/sample-content.js';
import { planGrid } from './plan-grid.js';

const levels = knownScales[0]?.levels ?? [];

/** What importing an edited file would change in the plan it was written from. */
function changesOnImport(old: PlanContent, edited: PlanContent, shape: PlanShape): PlanChange[] {
  const reading = readPlan(gridTables(planGrid(edited, shape)), new Map());
  expect(reading.errors).toEqual([]);
  return changesBetween(old, carryOver(old, [], reading.content, reading.carries, levels));
}

/** The sample's plan as a written statement in columns, or under letters, prints it. */
const columnShape: PlanShape = {
  layout: 'columns',
  sectionWord: 'Weakness',
  columns: [
    { field: 'areaTitle', heading: 'Improvement Area' },
    { field: 'title', heading: 'Actions' },
    { field: 'successMeasure', heading: 'Success Measure(s)' },
    { field: 'leads', heading: 'Lead' },
    { field: 'due', heading: 'Timescale' },
    { field: 'rating', heading: 'RAG' },
    { field: 'progress', heading: 'Progress Update' },
  ],
};

function countedRefs(): PlanContent {
  const content = sampleContent();
  for (const area of content.sections.flatMap((section) => section.actionAreas))
    area.actions.forEach((action, index) => {
      action.ref = `${area.ref}.${index + 1}`;
      action.refGiven = false;
    });
  return content;
}

function lettered(): PlanContent {
  const content = sampleContent();
  for (const section of content.sections) section.actionAreas.splice(6);
  for (const [place, section] of content.sections.entries())
    section.actionAreas.forEach((area, index) => {
      area.ref = String.fromCharCode(65 + place * 6 + index);
      area.leads = ['Head of Service'];
      area.due = { kind: 'none', on: null, text: '' };
      area.actions.forEach((action, count) => {
        action.ref = `${area.ref}${count + 1}`;
      });
    });
  return content;
}

const letterShape: PlanShape = {
  layout: 'area-head',
  sectionWord: 'Working Group',
  columns: [
    { field: 'ref', heading: 'Key tasks' },
    { field: 'title', heading: 'Key tasks' },
    { field: 'due', heading: 'Date to Complete' },
    { field: 'rating', heading: 'Progress' },
    { field: 'leads', heading: 'Lead' },
  ],
};

const shapes: [string, PlanShape, () => PlanContent][] = [
  ['rows of action areas', usualShape, sampleContent],
  ['columns', columnShape, countedRefs],
  ['letters over the table', letterShape, lettered],
];

/** A sentence that a person might type, also one that begins like a formula. */
const sentence = fc
  .tuple(
    fc.constantFrom('', '=', '+', '@', "'=", '- '),
    fc.array(fc.constantFrom('Agree', 'the', '“pathway”', 'parents’', 'café', '(all)'), {
      minLength: 2,
      maxLength: 6,
    }),
    fc.nat(1_000_000),
  )
  .map(([begin, words, number]) => `${begin}${words.join(' ')} in ${number} days`);

const edit = fc.oneof(
  sentence.map((to) => ({ field: 'text' as const, to })),
  fc.constantFrom('C', 'G', 'A', 'R', 'n/s', null).map((to) => ({ field: 'rating' as const, to })),
  fc
    .constantFrom('Head of Novelty', 'Director of Change / Chair')
    .map((to) => ({ field: 'leads' as const, to })),
  fc.constantFrom('March 2031', '4 May 2031', 'Termly').map((to) => ({ field: 'due' as const, to })),
);

describe.each(shapes)('a plan laid out as %s', (_, shape, content) => {
  it('comes back unchanged', () => {
    expect(changesOnImport(content(), content(), shape)).toEqual([]);
  });

  it('comes back with just what was edited', () => {
    const count = actionsOf(content()).length;
    const edits = fc.uniqueArray(fc.tuple(fc.nat(count - 1), edit), { selector: ([at]) => at, maxLength: 8 });
    fc.assert(
      fc.property(edits, (wanted) => {
        const edited = content();
        const expected: string[] = [];
        for (const [at, { field, to }] of wanted) {
          const action = actionsOf(edited)[at];
          if (!action) throw new Error('There is no such action.');
          if (field === 'rating' && to === action.rating) continue;
          if (field === 'text' && to !== null) action.title = to;
          if (field === 'rating') action.rating = to;
          if (field === 'leads' && to !== null) action.leads = to.split(' / ');
          if (field === 'due' && to !== null) action.due = { kind: 'none', on: null, text: to };
          expected.push(`${action.ref} ${field}`);
        }
        const changes = changesOnImport(content(), edited, shape);
        expect(changes.map((change) => `${change.ref} ${change.field}`).toSorted()).toEqual(
          expected.toSorted(),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

describe('between two editions', () => {
  const change = (mend: (content: PlanContent) => void) => {
    const next = sampleContent();
    mend(next);
    return changesOnImport(sampleContent(), next, usualShape);
  };
  const first = (content: PlanContent) => content.sections[0]?.actionAreas[0];

  it('an action that was put in or taken out is one change, and the others stay who they are', () => {
    const added = change((content) => {
      const action = actionsOf(content)[0];
      if (action) first(content)?.actions.push({ ...action, ref: '1.1.9', title: 'A new one' });
    });
    expect(added).toEqual([{ ref: '1.1.9', of: 'action', field: 'added', from: null, to: 'A new one' }]);
    const removed = change((content) => first(content)?.actions.shift());
    expect(removed.map(({ ref, field }) => [ref, field])).toEqual([['1.1.1', 'removed']]);
  });

  it('an action with another ref is known by its text', () => {
    const renumbered = change((content) => {
      const action = actionsOf(content)[0];
      if (action) action.ref = '1.1.7';
    });
    expect(renumbered).toEqual([{ ref: '1.1.7', of: 'action', field: 'ref', from: '1.1.1', to: '1.1.7' }]);
  });

  it('other quotes, dashes and spaces are told apart from other words', () => {
    const typed = change((content) => {
      const [one, two] = actionsOf(content);
      if (one) one.title = one.title.replace(/ /, '  ').replaceAll("'", '’').replaceAll('-', '–');
      if (two) two.title = `${two.title} indeed`;
    });
    expect(typed.map(({ field }) => field)).toEqual(typed.length === 2 ? ['typography', 'text'] : ['text']);
    const due = change((content) => {
      const action = actionsOf(content)[0];
      if (action) action.due = { ...action.due, text: 'Mar 2019' };
    });
    expect(due).toMatchObject([{ field: 'typography', in: 'due', from: 'March 2019', to: 'Mar 2019' }]);
  });

  it('what the file has no column for stays', () => {
    const old = sampleContent();
    for (const action of actionsOf(old)) action.progress = 'Well on the way.';
    const reading = readPlan(gridTables(planGrid(sampleContent(), usualShape)), new Map());
    expect(changesBetween(old, carryOver(old, [], reading.content, reading.carries, levels))).toEqual([]);
  });
});
