import { aMember, aProgramme, asOwner, type TestProgramme, testPassword } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
});
afterAll(() => portal.close());

const signIn = (email: string, password = testPassword, headers: Record<string, string> = {}) =>
  portal.ask(null, 'POST', '/api/session', { body: { email, password }, headers });

describe('the session', () => {
  it('is a cookie no script can read and no other site can send, and never the same one', async () => {
    const answers = [await signIn(programme.lead.email), await signIn(programme.lead.email)];
    const cookies = answers.map((answer) => String(answer.headers['set-cookie']));
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/api; HttpOnly; SameSite=Strict$/);
      expect(cookie).not.toMatch(/Expires|Max-Age/i);
    }
    expect(new Set(cookies).size).toBe(2);
    expect(answers[0]?.statusCode).toBe(201);
    expect(answers[0]?.json()).toMatchObject({
      person: { id: programme.lead.personId, email: programme.lead.email },
      memberships: [{ slug: programme.slug }],
    });
    expect(answers[0]?.body).not.toContain(cookies[0]?.split(/[=;]/)[1]);
  });

  it('is not fixed beforehand: a cookie that came with the sign-in is not taken over', async () => {
    const planted = 'revisit_session=planted-by-somebody-else';
    const answer = await signIn(programme.lead.email, testPassword, { cookie: planted });
    expect(String(answer.headers['set-cookie'])).not.toContain('planted');
    expect(told(await portal.ask(null, 'GET', '/api/session', { headers: { cookie: planted } }))).toBe(
      '401 not-signed-in',
    );
  });

  it('ends with the sign-out, for good', async () => {
    const cookie = await portal.cookieOf(programme.partner);
    const headers = { cookie };
    expect(told(await portal.ask(null, 'GET', '/api/session', { headers }))).toBe('200');
    const out = await portal.ask(null, 'DELETE', '/api/session', { headers });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^revisit_session=; /);
    expect(told(await portal.ask(null, 'GET', '/api/session', { headers }))).toBe('401 not-signed-in');
    expect(told(await portal.ask(null, 'GET', `/api/programmes/${programme.slug}`, { headers }))).toBe(
      '401 not-signed-in',
    );
  });

  it('gives access to a programme only as long as the membership stands', async () => {
    const member = await aMember(portal.core, programme.id, ['senior-officer']);
    const cookie = await portal.cookieOf(member);
    const look = async () =>
      told(await portal.ask(null, 'GET', `/api/programmes/${programme.slug}/areas`, { headers: { cookie } }));
    expect(await look()).toBe('200');
    await asOwner(portal.core, `UPDATE membership SET roles = '{contributor}' WHERE person_id = $1`, [
      member.personId,
    ]);
    expect(await look()).toBe('403 role-not-allowed');
    await asOwner(portal.core, 'UPDATE membership SET ended_at = now() WHERE person_id = $1', [
      member.personId,
    ]);
    expect(await look()).toBe('404 not-found');
    await asOwner(portal.core, 'UPDATE account SET disabled_at = now() WHERE person_id = $1', [
      member.personId,
    ]);
    expect(await look()).toBe('401 not-signed-in');
  });
});

describe('a sign-in that fails', () => {
  it('answers the same for a wrong password and for nobody', async () => {
    const [wrong, nobody] = await Promise.all([
      signIn(programme.officer.email, 'wrong-password-1'),
      signIn('nobody@test.invalid'),
    ]);
    expect(wrong.body).toBe(nobody.body);
    expect([wrong.statusCode, nobody.statusCode]).toEqual([401, 401]);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('is answered with 429 and Retry-After when there were too many', async () => {
    const member = await aMember(portal.core, programme.id, ['contributor']);
    for (let round = 0; round < 10; round += 1)
      expect(told(await signIn(member.email, 'wrong-password-1'))).toBe('401 wrong-sign-in');
    const answer = await signIn(member.email);
    expect(told(answer)).toBe('429 too-many-failures');
    expect(answer.headers['retry-after']).toBe('900');
    // Those failures came from the address that all these tests share.
    await asOwner(
      portal.core,
      `DELETE FROM sign_in_failure WHERE account_hash = encode(sha256(convert_to('account:' || $1, 'UTF8')), 'hex')`,
      [member.email],
    );
  });

  it('is told what to put right when it is no sign-in at all', async () => {
    expect(told(await portal.ask(null, 'POST', '/api/session', { body: { email: 1 } }))).toBe(
      '422 invalid-content',
    );
  });
});

describe('a change', () => {
  const change = async (headers: Record<string, string>) =>
    told(
      await portal.ask(programme.lead, 'POST', `/api/programmes/${programme.slug}/evidence`, {
        body: {},
        headers,
      }),
    );

  it.each<[string, Record<string, string>, string]>([
    ['from Revisit itself', { origin: 'http://localhost:80' }, '422 invalid-content'],
    ['from a script, which names no site', {}, '422 invalid-content'],
    ['from this site, by the browser’s word', { 'sec-fetch-site': 'same-origin' }, '422 invalid-content'],
    ['from another site', { origin: 'https://elsewhere.test' }, '403 other-origin'],
    ['from another port of this machine', { origin: 'http://localhost:8080' }, '403 other-origin'],
    ['from another scheme', { origin: 'https://localhost:80' }, '403 other-origin'],
    ['from a page that hides where it is', { origin: 'null' }, '403 other-origin'],
    ['from another site, by the browser’s word', { 'sec-fetch-site': 'cross-site' }, '403 other-origin'],
    [
      'from another site that says same-origin',
      { origin: 'https://elsewhere.test', 'sec-fetch-site': 'same-origin' },
      '403 other-origin',
    ],
  ])('%s', async (_where, headers, expected) => {
    expect(await change({ host: 'localhost:80', ...headers })).toBe(expected);
  });

  it('is refused before it signs anybody in or out', async () => {
    const headers = { origin: 'https://elsewhere.test' };
    expect(told(await signIn(programme.lead.email, testPassword, headers))).toBe('403 other-origin');
    expect(told(await portal.ask(programme.lead, 'DELETE', '/api/session', { headers }))).toBe(
      '403 other-origin',
    );
    expect(told(await portal.ask(programme.lead, 'GET', '/api/session', { headers }))).toBe('200');
  });
});

describe('behind a proxy', () => {
  it('believes the proxy’s word about the client, not the client’s own', async () => {
    const proxied = await aPortal({
      REVISIT_BEHIND_PROXY: 'true',
      REVISIT_PUBLIC_URL: 'https://revisit.test',
    });
    try {
      const metrics = async (forwarded?: string) =>
        (
          await proxied.ask(null, 'GET', '/metrics', {
            headers: { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) },
          })
        ).statusCode;
      expect(await metrics('203.0.113.9')).toBe(403);
      expect(await metrics('127.0.0.1, 203.0.113.9')).toBe(403);
      const answer = await proxied.ask(null, 'POST', '/api/session', {
        body: { email: programme.lead.email, password: testPassword },
        headers: { 'x-forwarded-for': '203.0.113.10', origin: 'https://revisit.test' },
      });
      expect(String(answer.headers['set-cookie'])).toMatch(/; Secure/);
      expect(answer.headers['strict-transport-security']).toMatch(/^max-age=/);
    } finally {
      await proxied.close();
    }
  });
});
