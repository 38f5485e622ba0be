import { expect, it } from 'vitest';
import { addMonths, endOfMonth, today } from '../../calendar/calendar.js';
import { lancashire } from './index.js';

const { areas, mapping, plan, reratings, visitProfile } = lancashire;
const actions = plan.sections.flatMap((section) => section.actionAreas.flatMap((area) => area.actions));
const isDone = (code: string | null) => plan.levels.some((l) => l.code === code && l.meaning === 'done');

it('closes the window of the visit on 25 October 2019', () => {
  expect(addMonths(visitProfile.planAcceptedOn, visitProfile.monthsUntilVisit)).toBe('2019-10-25');
  expect(visitProfile).toMatchObject({
    inspectedOn: '2017-11-17',
    noticeWorkingDays: 10,
    daysOnSite: { min: 2, max: 4 },
    words: { area: 'area of significant weakness', plan: 'Written Statement of Action' },
  });
});

it('numbers its areas 1 to 12', () => {
  expect(areas.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

it('maps actions of the plan to areas there are, leaving three unmapped on purpose', () => {
  const refs = new Set(actions.map(({ ref }) => ref));
  for (const [ref, served] of Object.entries(mapping)) {
    expect(refs, ref).toContain(ref);
    expect(served.length, ref).toBeGreaterThan(0);
    for (const number of served) expect(areas.map((area) => area.number)).toContain(number);
  }
  expect(actions.map(({ ref }) => ref).filter((ref) => !mapping[ref])).toEqual(['1.4.5', '2.7.1', '3.5.2']);
});

it('serves every area by at least three actions', () => {
  for (const { number } of areas) {
    const serving = Object.values(mapping).filter((served) => served.includes(number));
    expect(serving.length, `area ${number}`).toBeGreaterThanOrEqual(3);
  }
});

it('rates again only overdue actions, once each, with a reason and what comes next', () => {
  expect(new Set(reratings.map(({ ref }) => ref)).size).toBe(reratings.length);
  for (const { ref, levelCode, comment, daysAgo } of reratings) {
    const action = actions.find((candidate) => candidate.ref === ref);
    expect(action?.due.kind, ref).toBe('month');
    expect(endOfMonth(action?.due.value ?? '') < today(), ref).toBe(true);
    expect(isDone(action?.rating ?? null), ref).toBe(false);
    expect(plan.levels.map(({ code }) => code)).toContain(levelCode);
    // A completed action needs evidence and a senior officer's sign-off, which a note cannot give.
    expect(isDone(levelCode), ref).toBe(false);
    expect(comment, ref).toMatch(/^[A-Z].+\..+\.$/);
    expect(daysAgo).toBeGreaterThan(0);
  }
});

it('leaves a dozen overdue actions without a note', () => {
  const noted = new Set(reratings.map(({ ref }) => ref));
  const silent = actions.filter(
    ({ due, rating, ref }) => due.kind === 'month' && !isDone(rating) && !noted.has(ref),
  );
  expect(silent.map(({ ref }) => ref)).toEqual([
    '1.4.4',
    '1.4.5',
    '2.1.4',
    '2.5.5',
    '2.7.1',
    '3.5.1',
    '3.5.2',
    '3.6.6',
    '3.7.4',
    '3.9.3',
    '4.3.4',
    '4.4.6',
  ]);
});
