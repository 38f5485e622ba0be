import {
  aProgramme,
  asOwner,
  someEvidence,
  type TestMember,
  type TestProgramme,
} from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;
const titles = ['Apple', 'Banana', 'Cherry', 'Damson', 'Elder'];
let ids: string[];

beforeAll(async () => {
  // One connection: whatever is prepared is prepared on it.
  portal = await aPortal({ DATABASE_POOL: '1' });
  programme = await aProgramme(portal.core);
  ids = [];
  for (const title of titles)
    ids.push(
      (await portal.core.evidence.add(programme.partner, () => someEvidence(programme.areaIds[0], { title })))
        .id,
    );
});
afterAll(() => portal.close());

const list = async (
  resource: string,
  query: Record<string, unknown> = {},
  who: TestMember = programme.partner,
) => {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  const answer = await portal.ask(who, 'GET', `/api/programmes/${programme.slug}/${resource}?${search}`);
  return {
    answer,
    range: answer.headers['content-range'],
    rows: answer.statusCode === 200 ? answer.json<Record<string, unknown>[]>() : [],
  };
};
const titled = (rows: Record<string, unknown>[]) => rows.map((row) => row.title);

describe('a list', () => {
  it('is a bare array with its range', async () => {
    const { answer, rows, range } = await list('evidence', { sort: ['title', 'ASC'] });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect([titled(rows), range]).toEqual([titles, 'evidence 0-4/5']);
  });

  it.each([
    [[0, 1], ['Apple', 'Banana'], 'evidence 0-1/5'],
    [[3, 9], ['Damson', 'Elder'], 'evidence 3-4/5'],
    [[4, 4], ['Elder'], 'evidence 4-4/5'],
    [[9, 12], [], 'evidence */5'],
    [[2, 0], ['Cherry'], 'evidence 2-2/5'],
  ])('gives the range %j', async (range, expected, told) => {
    const page = await list('evidence', { sort: ['title', 'ASC'], range });
    expect([titled(page.rows), page.range]).toEqual([expected, told]);
  });

  it('sorts both ways', async () => {
    expect(titled((await list('evidence', { sort: ['title', 'DESC'] })).rows)).toEqual(titles.toReversed());
    const areas = await list('areas', { sort: ['number', 'DESC'], range: [0, 1] });
    expect([areas.rows.map((row) => row.number), areas.range]).toEqual([[3, 2], 'areas 0-1/3']);
  });

  it('filters', async () => {
    expect(titled((await list('evidence', { filter: { q: 'bananas' } })).rows)).toEqual(['Banana']);
    expect((await list('evidence', { filter: { q: '%' } })).rows).toEqual([]);
    expect((await list('evidence', { filter: { state: ['approved', 'submitted'] } })).range).toBe(
      'evidence */0',
    );
    expect((await list('evidence', { filter: { areaId: programme.areaIds[1] } })).range).toBe('evidence */0');
    expect((await list('people', { filter: { q: 'senior' } })).rows).toHaveLength(1);
    expect(
      (await list('actions', { filter: { areaId: programme.areaIds[1] } })).rows.map((row) => row.ref),
    ).toEqual(['1.1.2']);
  });

  it('gives all of the ids it is asked for, in whatever resource', async () => {
    const some = await list('evidence', { filter: { id: ids.slice(1, 4) }, sort: ['title', 'ASC'] });
    expect(titled(some.rows)).toEqual(titles.slice(1, 4));
    const areas = await list('areas', { filter: { id: programme.areaIds.slice(0, 2) } });
    expect(areas.range).toBe('areas 0-1/2');
    const people = await list('people', { filter: { id: [programme.lead.personId] } });
    expect(people.rows).toHaveLength(1);
  });

  it.each([
    ['a range that is no JSON', { range: '[0,' }],
    ['a range of words', { range: ['a', 'b'] }],
    ['a range below 0', { range: [-1, 5] }],
    ['a range of one', { range: [1] }],
    ['a range beyond counting', { range: '[0,1e400]' }],
    ['a sort that is no JSON', { sort: 'title' }],
    ['a sort by what is not there', { sort: ['nothing', 'ASC'] }],
    ['a sort by what every object has', { sort: ['constructor', 'ASC'] }],
    ['a sort that is SQL', { sort: ['title; DROP TABLE evidence', 'ASC'] }],
    ['a direction that is neither', { sort: ['title', 'sideways'] }],
    ['a filter that is no JSON', { filter: '{' }],
    ['a filter that is a list', { filter: [] }],
    ['a filter by an id that is none', { filter: { id: ['x'] } }],
    ['a filter with a null character', { filter: { q: 'a\u0000b' } }],
    ['a filter by a state that is none', { filter: { state: 'lost' } }],
  ])('refuses %s', async (_what, query) => {
    const { answer } = await list('evidence', query);
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('is read without harm for any field of any small list', async () => {
    for (const resource of [
      'areas',
      'plans',
      'actions',
      'ratings',
      'sign-offs',
      'challenge-overrides',
      'rounds',
      'interim-notes',
      'packs',
      'people',
      'asks',
      'jobs',
    ])
      for (const field of ['constructor', '__proto__.x', 'areas', 'nothing.at.all', ''])
        expect(
          (await list(resource, { sort: [field, 'ASC'] })).answer.statusCode,
          `${resource} ${field}`,
        ).toBe(200);
  });
});

describe('a long list', () => {
  it('is cut at a thousand rows, unless they were asked for by id', async () => {
    const many = await aProgramme(portal.core);
    await asOwner(
      portal.core,
      `INSERT INTO evidence (programme_id, title, kind, source, sensitivity, owner_id, created_by)
       SELECT $1, 'Document ' || n, 'report', 'council', 'official', $2, $2 FROM generate_series(1, 1005) AS n`,
      [many.id, many.partner.personId],
    );
    const ask = async (query: string) => {
      const answer = await portal.ask(many.officer, 'GET', `/api/programmes/${many.slug}/evidence?${query}`);
      return [answer.json<unknown[]>().length, answer.headers['content-range']];
    };
    expect(await ask('')).toEqual([1000, 'evidence 0-999/1005']);
    expect(await ask('range=[0,4999]')).toEqual([1000, 'evidence 0-999/1005']);
    expect(await ask('range=[1000,4999]')).toEqual([5, 'evidence 1000-1004/1005']);
    const all = await asOwner<{ id: string }>(
      portal.core,
      'SELECT id FROM evidence WHERE programme_id = $1',
      [many.id],
    );
    const filter = encodeURIComponent(JSON.stringify({ id: all.map((row) => row.id) }));
    expect(
      (await portal.ask(many.officer, 'GET', `/api/programmes/${many.slug}/evidence?filter=${filter}`))
        .headers['content-range'],
    ).toBe('evidence 0-1004/1005');
  });

  it('keeps few plans, however many pages there are', async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, from) =>
        list('evidence', { range: [from, from + 1], sort: ['title', 'ASC'] }),
      ),
    );
    expect(answers.every(({ answer }) => told(answer) === '200')).toBe(true);
    const [kept] = await portal.core.database.ask<{ count: string }>(
      `SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'evidence-list-%'`,
    );
    expect(Number(kept?.count)).toBeLessThanOrEqual(100);
  });
});
