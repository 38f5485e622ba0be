import { aProgramme, someEvidence, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;
let base: string;

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
  base = `/api/programmes/${programme.slug}`;
  for (const title of ['Marmoset survey', 'Lemur survey'])
    await portal.core.evidence.add(programme.lead, () => someEvidence(programme.areaIds[0], { title }));
});
afterAll(() => portal.close());

const get = (path: string) => portal.ask(programme.lead, 'GET', `${base}${path}`);
const filter = (wanted: object) => encodeURIComponent(JSON.stringify(wanted));

it('searches by words, by filter, by both, or by nothing', async () => {
  for (const [query, expected] of [
    ['', 2],
    ['?q=marmosets', 1],
    [`?filter=${filter({ q: 'marmosets' })}&range=[0,0]`, 1],
    [`?q=survey&filter=${filter({ kind: 'survey' })}&on=2030-01-01`, 2],
    [`?q=survey&filter=${filter({ kind: 'minutes' })}`, 0],
  ] as const)
    expect((await get(`/evidence/search${query}`)).json<{ total: number }>().total, query).toBe(expected);
  expect((await get('/evidence/suggestions?q=lem')).json()).toMatchObject({
    documents: [{ title: 'Lemur survey' }],
  });
});

it('says what is wrong with a question', async () => {
  for (const query of [
    'search?on=tomorrow',
    `search?q=${'x'.repeat(201)}`,
    `search?filter=${filter({ kind: 'song' })}`,
    'suggestions?q=a&q=b',
  ])
    expect(await get(`/evidence/${query}`).then(told), query).toBe('422 invalid-content');
});

it('keeps a person’s views', async () => {
  const body = { name: 'Surveys', filter: { kind: 'survey' } };
  const made = await portal.ask(programme.lead, 'POST', `${base}/saved-views`, { body });
  expect(made.statusCode).toBe(201);
  const { id } = made.json<{ id: string }>();
  expect((await get('/saved-views')).json()).toMatchObject([{ id, ...body }]);
  const wrong = { name: ' ', filter: { kind: 'song' } };
  expect(told(await portal.ask(programme.lead, 'POST', `${base}/saved-views`, { body: wrong }))).toBe(
    '422 invalid-content',
  );
  const remove = () => portal.ask(programme.lead, 'DELETE', `${base}/saved-views/${id}`);
  expect((await remove()).statusCode).toBe(204);
  expect(told(await remove())).toBe('404 not-found');
});
