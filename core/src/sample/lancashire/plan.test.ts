import { expect, it } from 'vitest';
import type { SampleDue } from '../sample.types.js';
import { plan } from './plan.js';

/** The published plan of April 2019: ref | due | lead roles. */
const publishedActionAreas = `
1.1 | - | SEND Improvement Partner
1.2 | - | SEND Partnership Board
1.3 | - | SEND Partnership Health Lead & LCC Skills Learning and Development Officer
1.4 | - | Head of Inclusion
1.5 | - | Head of Inclusion
1.6 | - | Head of Inclusion
1.7 | - | Head of Inclusion
2.1 | - | Head of Inclusion & MLCSU representative
2.2 | - | Communication and Engagement Lead
2.3 | - | SEND Improvement Partner & SEND Partnership Health Lead
2.4 | - | SEND Partnership Health Lead
2.5 | - | Communication and Engagement Lead
2.6 | - | Head of Inclusion
2.7 | - | Head of Inclusion
3.1 | - | Responsible Officer for Health & Head of Service Policy Information and Commissioning
3.2 | 2020-04 | Head of Inclusion & CCG Lead for Health
3.3 | - | LA Inclusion Service Manager & SEND Partnership Health Lead
3.4 | - | Responsible Officer for Health
3.5 | - | Director of Public Health
3.6 | - | Head of Service Policy Information and Commissioning
3.7 | - | Head of Service Policy Information and Commissioning
3.8 | - | Head of Service Policy Information and Commissioning
3.9 | - |
4.1 | - | Director of Education, Quality and Performance
4.2 | - | Director of Education, Quality and Performance
4.3 | - | Head of Inclusion
4.4 | - | Head of Service Learning and Skills & Head of Inclusion
`;

/** The published plan of April 2019: ref | due | rating | lead roles, misprints of roles included. */
const publishedActions = `
1.1.1 | 2019-03 | C | SEND Improvement Partner
1.1.2 | 2019-05 | G | Head of Specialist Teaching Service
1.2.1 | 2019-09 | A | Head of Inclusion
1.2.2 | 2020-09 | n/s | Head of Inclusion
1.3.1 | 2019-04 | G | SEND Partnership Health Lead
1.3.2 | 2019-06 | A | SEND Improvement Partner
1.3.3 | 2019-12 | A | Task and Finish Group
1.3.4 | 2020-04 | A | SEND Partnership Health Lead
1.4.1 | 2019-04 | G | Head of Inclusion
1.4.2 | 2019-07 | A | Head of Inclusion
1.4.3 | 2019-07 | G | Principal Educational Psychologist & SEND Partnership Health Lead
1.4.4 | 2019-08 | n/s | Head of Inclusion
1.4.5 | 2019-09 | n/s | LA Inclusion Service Manager
1.4.6 | 2020-01 | n/s | Head of Inclusion
1.5.1 | 2019-03 | G | LA Inclusion Service Manager
1.5.2 | 2019-09 | n/s | LA Inclusion Service Manager
1.5.3 | 2020-06 | n/s | Head of Inclusion
1.6.1 | 2019-01 | C | Head of Inclusion
1.6.2 | 2019-03 | G | SEND Auditor & Audit Team Manager
1.6.3 | 2019-06 | A | SEND Auditor
1.6.4 | 2019-09 | A | DCOs & Director of Children's Social Care & Education Board representatives
1.6.5 | 2019-09 | n/s | SEND Auditor & LA Inclusion Service Managers
1.6.6 | 2020-01 | A | SEND Auditor
1.6.7 | 2020-06 | n/s | SEND Auditor
1.7.1 | 2019-03 | C | Director of Children's Social Care
1.7.2 | 2019-06 | R | LA Systems Lead & LA Inclusion Service Manager
1.7.3 | 2019-07 | n/s | Head of Inclusion
2.1.1 | 2019-01 | C | Principal Educational Psychologist
2.1.2 | 2019-03 | A | Principal Educational Psychologist
2.1.3 | quarterly | n/s | Inclusion Service Data Lead & Health Data Lead
2.1.4 | 2019-04 | G | Inclusion Service Data Lead & Health Date Lead
2.2.1 | 2019-04 | C | Communication and Engagement Lead
2.2.2 | 2019-06 | A | Communication and Engagement Lead
2.3.1 | ongoing | A | SEND Partnership Board
2.3.2 | 2019-02 | C | SEND Improvement Partner
2.3.3 | 2019-12 | A | Lancashire Parent, Carer Forum Chair
2.4.1 | 2019-01 | C | SEND Partnership Health Lead
2.5.1 | 2019-01 | C | Communication and Engagement Lead
2.5.2 | 2019-04 | A | Local Offer Commissioned Service
2.5.3 | 2019-06 | A | Communications and Engagement Lead
2.5.4 | 2019-09 | n/s | Communications and Engagement Lead
2.5.5 | 2019-09 | n/s | Communications and Engagement Lead
2.6.1 | 2019-12 | A | LA Participation Lead & LA Inclusion Service Manager
2.6.2 | 2019-12 | A | LA Participation Lead & SEND Partnership Health Lead
2.7.1 | 2019-04 | A | SEND Communications and Engagement Lead
2.7.2 | 2019-05 | A | The Lancashire Colleges SEND Partnership
2.7.3 | 2019-07 | A | LA SEND Advisor
2.7.4 | 2020-06 | n/s | Chair Parent Carer Forum supported by SEND Partnership
3.1.1 | 2020-03 | A | Senior Commissioning Manger F&WCCG & Head of Service Policy Information and Commissioning
3.1.2 | 2020-03 | A | SEND Partnership Health Lead
3.1.3 | 2020-04 | A | SEND Partnership Health Lead & Head of Service Policy Information and Commissioning
3.1.4 | 2020-09 | n/s | Head of Service Policy Information and Commissioning
3.2.1 | 2019-06 | A | LA Inclusion Service Manager
3.3.1 | 2019-03 | C | SEND Partnership Health lead
3.3.2 | 2019-06 | A | LA Inclusion Service Manager
3.3.3 | 2019-09 | A | Local Area Partnerships
3.4.1 | 2020-07 | A | Chief Operating Officer MBCCG & Lead Consultant Paediatrician
3.5.1 | 2019-09 | n/s | Head of Service Health Equity, Welfare & Partnerships
3.5.2 | 2019-09 | n/s | Head of Service Health Equity, Welfare & Partnerships
3.6.1 | 2019-01 | C | Policy Information and Commissioning Lead
3.6.2 | 2019-01 | C | Policy Information and Commissioning Lead
3.6.3 | 2019-03 | G | Policy Information and Commissioning Lead
3.6.4 | 2019-04 | A | Policy Information and Commissioning Lead
3.6.5 | 2019-04 | A | Policy Information and Commissioning Lead
3.6.6 | 2019-07 | none | Policy Information and Commissioning Lead
3.6.7 | 2019-10 | n/s | Policy Information and Commissioning Lead
3.7.1 | ongoing | G | Head of Service Policy Information and Commissioning
3.7.2 | 2019-09 | A | Head of Service Policy Information and Commissioning
3.7.3 | 2019-12 | A | Responsible Officer for Health & Head of Service Policy Information and Commissioning
3.7.4 | 2020-04 | n/s | Responsible Officer for Health & Head of Service Policy Information and Commissioning
3.7.5 | 2020-09 | n/s | Head of Service Policy Information and Commissioning
3.8.1 | 2019-07 | n/s | Head of Service Policy Information and Commissioning
3.9.1 | 2019-04 | G | Head of Service, Learning Disabilities, Autism and Mental Health
3.9.2 | 2019-08 | A | SEND Partnership Health Lead
3.9.3 | 2019-12 | n/s | SEND Partnership Health Lead
4.1.1 | 2019-06 | A | Director of Education, Quality and Performance
4.1.2 | 2019-10 | n/s | Director of Education, Quality and Performance
4.1.3 | 2019-11 | n/s | Director of Education, Quality and Performance
4.2.1 | 2019-03 | C | Director of Education, Quality and Performance & SEND Improvement Partner
4.2.2 | 2019-04 | A | Head of Service Education Quality and Performance
4.2.3 | 2019-09 | A | Director of Education, Quality and Performance
4.2.4 | 2020-09 | n/s | Director of Education, Quality and Performance
4.3.1 | 2019-06 | n/s | SEND Improvement Partner
4.3.2 | 2019-09 | n/s | Head of Inclusion
4.3.3 | 2019-12 | n/s | Head of Inclusion
4.3.4 | 2020-12 | n/s | Head of Inclusion
4.4.1 | 2019-01 | C | Head of Service Learning Disabilities, Autism and Mental Health
4.4.2 | 2019-04 | A | Head of Service Learning and Skills
4.4.3 | 2019-04 | A | Head of Service Learning and Skills
4.4.4 | 2019-06 | A | Head of Inclusion
4.4.5 | 2020-03 | n/s | Head of Service Learning and Skills & Head of Inclusion
4.4.6 | 2020-04 | n/s | Head of Inclusion
4.4.7 | 2020-04 | n/s | LA Inclusion Service Manager & SEND Partnership Health Lead
4.4.8 | 2020-06 | A | Head of Service Learning Disabilities, Autism and Mental Health
`;

const actionAreas = plan.sections.flatMap((section) => section.actionAreas);
const actions = actionAreas.flatMap((area) => area.actions);
const shownDue = (due: SampleDue) => (due.kind === 'none' ? '-' : (due.value ?? due.kind));
const asTable = (rows: string[][]) => `\n${rows.map((row) => row.join(' | ').trim()).join('\n')}\n`;

it('has the published refs, dates and lead roles of its action areas', () => {
  const rows = actionAreas.map(({ ref, due, leadRoles }) => [ref, shownDue(due), leadRoles.join(' & ')]);
  expect(asTable(rows)).toBe(publishedActionAreas);
});

it('has the published refs, dates, ratings and lead roles of its actions', () => {
  const rows = actions.map(({ ref, due, rating, leadRoles }) => [
    ref,
    shownDue(due),
    rating ?? 'none',
    leadRoles.join(' & '),
  ]);
  expect(asTable(rows)).toBe(publishedActions);
});

it('adds up to the published totals', () => {
  const count = (code: string | null) => actions.filter(({ rating }) => rating === code).length;
  expect([plan.sections.length, actionAreas.length, actions.length]).toEqual([4, 27, 94]);
  expect(['C', 'G', 'A', 'R', 'n/s', null].map(count)).toEqual([13, 10, 38, 1, 31, 1]);
  expect(plan.levels.map(({ code }) => code)).toEqual(['C', 'G', 'A', 'R', 'n/s']);
});

it('files each action under the action area and section its ref names', () => {
  for (const section of plan.sections)
    for (const area of section.actionAreas) {
      expect(area.ref.split('.')[0]).toBe(section.ref);
      for (const action of area.actions) expect(action.ref.startsWith(`${area.ref}.`)).toBe(true);
    }
});

it('names every action in 4 to 12 words, no two alike', () => {
  for (const { title } of actions) {
    expect(title.split(' ').length, title).toBeGreaterThanOrEqual(4);
    expect(title.split(' ').length, title).toBeLessThanOrEqual(12);
  }
  expect(new Set(actions.map(({ title }) => title)).size).toBe(actions.length);
});
