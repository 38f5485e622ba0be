import { addDays, isDay } from '@revisit/core/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeKind, proposeSource, proposeTitle } from './propose.js';
import { proposePeriod } from './proposePeriod.js';
import { proposeAreas, proposePlaces } from './proposePlaces.js';

const areas = [
  { id: 'a', number: 6, title: 'Quality of EHC plans' },
  { id: 'b', number: 7, title: 'Autism pathways' },
  { id: 'c', number: 12, title: 'Local Offer' },
];

describe('what a file’s name proposes', () => {
  test.each([
    ['EHCP-audit_Sep-Dec FINAL v3.docx', 'EHCP audit Sep Dec'],
    ['parent feedback (2).pdf', 'Parent feedback'],
    ['Copy of parent feedback.pdf', 'Parent feedback'],
    ['FINAL.docx', 'FINAL'],
    ['Notes on version control.txt', 'Notes on version control'],
    ['2.5.1 Autism waits 2018-19.xlsx', 'Autism waits 2018-19'],
    ['Area 7 - pathway map.pdf', 'Pathway map'],
    ['A7_pathway.pdf', 'Pathway'],
    ['2.5.1.pdf', '2.5.1'],
    ['\u202aMinutes\u202c of\u200e March.pdf', 'Minutes of March'],
  ])('%s is called %s', (fileName, title) => {
    expect(proposeTitle(fileName)).toBe(title);
  });

  test.each([
    ['EHCP audit Sep-Dec.docx', 'audit'],
    ['Minutes of the board.pdf', 'minutes'],
    ['waits.xlsx', 'data'],
    ['photo.png', 'other'],
    ['Case studies 2026.docx', 'case-study'],
    ['Minutes/2019/31.03.2019.pdf', 'minutes'],
    ['Minutes/waits.csv', 'data'],
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

  test.each([
    ['Parent carer forum notes.docx', 'families'],
    ['CCG dashboard.xlsx', 'health'],
    ['SENCO network slides.pptx', 'schools'],
    ['waits.xlsx', 'council'],
  ] as const)('%s speaks with the voice of %s', (fileName, source) => {
    expect(proposeSource(fileName)).toBe(source);
  });
});

describe('the period a path speaks of', () => {
  test.each([
    ['Autumn 2018 newsletter.pdf', '2018-09-01', '2018-12-31'],
    ['Spring term 2019.pdf', '2019-01-01', '2019-03-31'],
    ['Winter 2019.pdf', '2019-12-01', '2020-02-29'],
    ['Waits 2018-19.xlsx', '2018-04-01', '2019-03-31'],
    ['School year 2018-19.xlsx', '2018-09-01', '2019-08-31'],
    ['Waits 2018-2019.xlsx', '2018-04-01', '2019-03-31'],
    ['Q2 2019-20 dashboard.xlsx', '2019-07-01', '2019-09-30'],
    ['Dashboard 2019-20 Q4.xlsx', '2020-01-01', '2020-03-31'],
    ['Board 31.03.2019.pdf', '2019-03-31', '2019-03-31'],
    ['2019-03-31 board.pdf', '2019-03-31', '2019-03-31'],
    ['20190331_board.pdf', '2019-03-31', '2019-03-31'],
    ['Board 3rd June 2019.pdf', '2019-06-03', '2019-06-03'],
    ['01.04.2019 - 30.06.2019.csv', '2019-04-01', '2019-06-30'],
    ['Audit Sep-Dec 2019.docx', '2019-09-01', '2019-12-31'],
    ['Audit Nov-Feb 2020.docx', '2019-11-01', '2020-02-29'],
    ['Audit Oct 2018 to Feb 2019.docx', '2018-10-01', '2019-02-28'],
    ['Mar-19 waits.csv', '2019-03-01', '2019-03-31'],
    ['2019-03 waits.csv', '2019-03-01', '2019-03-31'],
    ['Report 2019.pdf', '2019-01-01', '2019-12-31'],
    ['2018-19/Minutes/June 2018.pdf', '2018-06-01', '2018-06-30'],
    ['Autumn 2018/minutes.pdf', '2018-09-01', '2018-12-31'],
  ])('%s', (path, from, to) => {
    expect(proposePeriod(path)).toEqual({ from, to });
  });

  test.each([
    'minutes.pdf',
    '2.5.1 pathway.pdf',
    'Area 7/31.02.pdf',
    'Room 2050.pdf',
    'May we.pdf',
    '12345678.pdf',
  ])('%s says nothing of one', (path) => expect(proposePeriod(path)).toBeNull());

  const someDay = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2010-01-01', n));
  test('any day is found however it is written', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom('iso', 'dots', 'dashes', 'compact'), (day, style) => {
        const [y, m, d] = day.split('-');
        const written = {
          iso: day,
          dots: `${d}.${m}.${y}`,
          dashes: `${d}-${m}-${y}`,
          compact: `${y}${m}${d}`,
        }[style];
        expect(proposePeriod(`Folder/Notes ${written}.pdf`)).toEqual({ from: day, to: day });
      }),
    );
  });

  test('whatever the name, it is two real days in order, or nothing', () => {
    const piece = fc.constantFrom(
      'Q1',
      'Q4',
      '2019',
      '19',
      '20',
      '31',
      '02',
      '-',
      '.',
      ' ',
      '_',
      'Autumn',
      'winter',
      'Sep',
      'to',
      'March',
      '/',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const period = proposePeriod(`${pieces.join('')}.pdf`);
        if (period === null) return;
        expect(isDay(period.from) && isDay(period.to)).toBe(true);
        expect(period.from <= period.to).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the areas and actions a path speaks of', () => {
  const actions = [
    { id: 'x', ref: '2.5.1', areas: [{ id: 'b', number: 7, title: 'Autism pathways' }] },
    { id: 'y', ref: '1.10.2', areas: [] },
  ];
  test.each([
    ['2.5.1 waits.xlsx', ['b'], ['x']],
    ['2.5.1/waits.xlsx', ['b'], ['x']],
    ['Area 12/2.5.1 waits.xlsx', ['b'], ['x']],
    ['Area 6/waits.xlsx', ['a'], []],
    ['Areas 6 and 12.pdf', ['a', 'c'], []],
    ['A7 map.pdf', ['b'], []],
    ['A7 leaflet.pdf', [], []],
    ['Area 6/autism.xlsx', ['a'], []],
    ['Autism/photo.png', ['b'], []],
    ['Local offer/autism waits.xlsx', ['b'], []],
    ['1.10.2 EHCP sample.docx', ['a'], ['y']],
    ['Area 99.pdf', [], []],
    ['02.05.2019 notes.pdf', [], []],
    ['12.5.1 notes.pdf', [], []],
    ['2.5.10 notes.pdf', [], []],
  ])('%s', (path, areaIds, actionIds) => {
    expect(proposePlaces(path, areas, actions)).toEqual({ areaIds, actionIds });
  });

  test('a number in the path settles it, whatever else stands there', () => {
    const word = fc.constantFrom('autism', 'local', 'offer', 'EHC', 'minutes', '2019-20', '31.03.2019');
    fc.assert(
      fc.property(fc.constantFrom(...areas), fc.array(word), fc.array(word), (area, before, after) => {
        const path = `${before.join(' ')}/Area ${area.number} ${after.join(' ')}.pdf`;
        expect(proposePlaces(path, areas, actions).areaIds).toEqual([area.id]);
      }),
    );
  });
});
