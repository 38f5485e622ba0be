import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeAreas, proposeKind, proposeTitle } from './propose.js';

const areas = [
  { id: 'a', number: 6, title: 'Quality of EHC plans' },
  { id: 'b', number: 7, title: 'Autism pathways' },
  { id: 'c', number: 12, title: 'Local Offer' },
];

describe('what a file’s name proposes', () => {
  test.each([
    ['EHCP-audit_Sep-Dec FINAL v3.docx', 'EHCP audit Sep Dec'],
    ['parent feedback (2).pdf', 'Parent feedback'],
    ['FINAL.docx', 'FINAL'],
    ['Notes on version control.txt', 'Notes on version control'],
  ])('%s is called %s', (fileName, title) => {
    expect(proposeTitle(fileName)).toBe(title);
  });

  test.each([
    ['EHCP audit Sep-Dec.docx', 'audit'],
    ['Minutes of the board.pdf', 'minutes'],
    ['waits.xlsx', 'data'],
    ['photo.png', 'other'],
    ['Case studies 2026.docx', 'case-study'],
  ] as const)('%s is of kind %s', (fileName, kind) => {
    expect(proposeKind(fileName)).toBe(kind);
  });

  test('areas are those whose title shares a telling word', () => {
    expect(proposeAreas('autism_pathway_waits.xlsx', areas).map((area) => area.number)).toEqual([7]);
    expect(proposeAreas('EHC-plan-audit.docx', areas).map((area) => area.number)).toEqual([6]);
    expect(proposeAreas('plan.docx', areas)).toEqual([]);
  });

  test('a title is never empty for a name that is not', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((name) => /[a-z]/i.test(name)),
        (name) => {
          expect(proposeTitle(`${name}.pdf`).trim()).not.toBe('');
        },
      ),
    );
  });
});
