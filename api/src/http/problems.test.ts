import { type Core, createCore } from '@revisit/core';
import {
  aProgramme,
  type OwnDatabase,
  ownDatabase,
  type TestProgramme,
  testConfig,
} from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.js';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
});
afterAll(() => portal.close());

const evidence = () => `/api/programmes/${programme.slug}/evidence`;
const json = { 'content-type': 'application/json' };

describe('every refusal is problem+json with a sentence', () => {
  it.each<[string, string, { url?: string; body?: string; headers?: Record<string, string> }]>([
    ['JSON that ends too soon', '400 unreadable-request', { body: '{"title": ', headers: json }],
    ['no JSON at all', '400 unreadable-request', { body: 'title=x', headers: json }],
    ['nothing where JSON was promised', '400 unreadable-request', { body: '', headers: json }],
    ['a prototype in disguise', '400 unreadable-request', { body: '{"__proto__": {"x": 1}}', headers: json }],
    [
      'another kind of content',
      '415 unreadable-request',
      { body: '<x/>', headers: { 'content-type': 'text/xml' } },
    ],
    [
      'a body that is too large',
      '413 too-large',
      { body: JSON.stringify({ title: 'x'.repeat(2_200_000) }), headers: json },
    ],
    ['a list for an object', '422 invalid-content', { body: '[]', headers: json }],
    ['a word for an object', '422 invalid-content', { body: '"x"', headers: json }],
    ['an address that is none of ours', '404 not-found', { url: '/api/nothing/here' }],
    ['an address that can’t be read', '404 not-found', { url: '/api/programmes/%zz/evidence' }],
    ['an address that is too long', '404 not-found', { url: `/api/programmes/${'x'.repeat(5000)}/evidence` }],
  ])('%s', async (_what, expected, { url, body, headers }) => {
    const answer = await portal.ask(programme.lead, 'POST', url ?? evidence(), { body, headers });
    expect(told(answer)).toBe(expected);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    const problem = answer.json<{ type: string; title: string; status: number; detail: string }>();
    expect(problem.status).toBe(answer.statusCode);
    expect(problem.type).toMatch(/^urn:revisit:problem:[a-z-]+$/);
    for (const sentence of [problem.title, problem.detail]) expect(sentence).toMatch(/^[A-Z“].*\.$/s);
  });

  it('says what is wrong without the path of a field, which stands in the errors alone', async () => {
    const answer = await portal.ask(
      programme.partner,
      'POST',
      `/api/programmes/${programme.slug}/nominations`,
      {
        body: {
          person: {
            name: 'Kim Example',
            jobTitle: 'Head of Therapies',
            organisation: 'Example Trust',
            email: 'kim',
          },
          sector: 'health',
          areaIds: [],
        },
      },
    );
    expect(told(answer)).toBe('422 invalid-content');
    expect(answer.json()).toMatchObject({
      detail:
        'Give a whole e-mail address, like name@council.gov.uk. 1 more to put right. Nothing was saved.',
      errors: [{ path: 'person.email' }, { path: 'areaIds', message: 'Choose at least one area.' }],
    });
  });

  it.each([
    ['a refusal', evidence],
    ['an address that can’t be read', () => '/api/%zz'],
  ])('carries the headers that every answer carries: %s', async (_what, address) => {
    const answer = await portal.ask(null, 'GET', address());
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
    });
  });
});

describe('something that goes wrong on our side', () => {
  let own: OwnDatabase;
  let core: Core;

  beforeAll(async () => {
    own = await ownDatabase();
    core = await createCore(testConfig({ ...own.urls, REVISIT_LOG_LEVEL: 'error' }));
  });
  afterAll(() => own.drop());

  it('tells neither where nor how, and is found by its number', async () => {
    const app = await createApp(core);
    await app.init();
    await core.queues.ping();
    // The tables go while the API runs: every query fails with its SQL in the error.
    await own.drop();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'a@test.invalid', password: 'a-password' },
    });
    expect(answer.statusCode).toBe(500);
    const problem = answer.json<Record<string, unknown>>();
    expect(Object.keys(problem).toSorted()).toEqual(['code', 'detail', 'status', 'title', 'type']);
    expect(problem.code).toBe('unexpected');
    expect(answer.body).not.toMatch(/select|sign_in|postgres|database|node_modules|\.ts|\.js|Error|a@test/i);
    expect((await app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200);
    const ready = await app.inject({ method: 'GET', url: '/readyz' });
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({
      status: 'not ready',
      missing: expect.arrayContaining(['database']),
    });
    await app.close();
    await core.close().catch(() => {});
  });
});
