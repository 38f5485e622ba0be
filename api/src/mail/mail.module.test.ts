import { aProgramme, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;
const at = (path: string) => `/api/programmes/${programme.slug}/${path}`;
beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
});
afterAll(() => portal.close());

describe('a message over HTTP', () => {
  it('is shown in a frame of the portal alone, without scripts or anything from elsewhere', async () => {
    const written = await portal.ask(programme.admin, 'POST', at('mail/test'));
    expect(written.statusCode).toBe(201);
    const { id } = written.json<{ id: string }>();
    for (const path of [`mail/${id}/html`, 'mail/templates/daily-digest/html']) {
      const answer = await portal.ask(programme.admin, 'GET', at(path));
      expect(answer.statusCode, path).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': 'no-store',
      });
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain(`default-src 'none'`);
      expect(policy).toContain(`frame-ancestors 'self'`);
      expect(policy).not.toContain('script-src');
    }
    expect(told(await portal.ask(programme.officer, 'GET', at(`mail/${id}/html`)))).toBe(
      '403 role-not-allowed',
    );
  });

  it('of the day is chosen by each for themselves, with the version they saw', async () => {
    const choose = (body: object, version: string) =>
      portal.ask(programme.contributor, 'PUT', at('digest-choice'), {
        body,
        headers: { 'if-match': `"${version}"` },
      });
    expect((await choose({ days: [5, 1, 1], hour: 7 }, '0')).json()).toMatchObject({
      days: [1, 5],
      hour: 7,
      version: 1,
      address: programme.contributor.email,
    });
    expect(told(await choose({ days: [], hour: 7 }, '0'))).toBe('409 stale-version');
    expect(told(await choose({ days: [6], hour: 7 }, '1'))).toBe('422 invalid-content');
    const mine = await portal.ask(programme.lead, 'GET', at('digest-choice'));
    expect(mine.json()).toMatchObject({ days: [1, 2, 3, 4, 5], hour: 8, version: 0 });
  });
});
