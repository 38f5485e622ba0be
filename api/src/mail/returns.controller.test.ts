import { aProgramme, returnedMail, TestMailServer, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

const secret = 'a-secret-that-nobody-can-guess-1234';
let server: TestMailServer;
let portal: Portal;
let programme: TestProgramme;
beforeAll(async () => {
  server = await TestMailServer.start();
  portal = await aPortal({
    SMTP_URL: server.url,
    MAIL_FROM: 'no-reply@council.example.test',
    REVISIT_PUBLIC_URL: 'https://portal.example.test',
    MAIL_RETURNS_SECRET: secret,
  });
  programme = await aProgramme(portal.core);
});
afterAll(async () => {
  await portal.close();
  await server.down();
});

const hand = (body: Buffer | string | object, headers: Record<string, string> = {}) =>
  portal.ask(null, 'POST', '/api/mail/returns', {
    body,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'message/rfc822', ...headers },
  });

describe('the door for messages that come back', () => {
  it('takes the whole mailbox, and notes what came back', async () => {
    const { core } = portal;
    const { id } = await core.outgoing.sendTest(programme.admin);
    await core.mail.send(programme.id, id);
    const original = server.received[0]?.raw ?? '';
    const absent = await hand('Subject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.');
    expect([absent.statusCode, absent.json()]).toEqual([200, { noted: false }]);
    const answer = await hand(returnedMail({ original }));
    expect([answer.statusCode, answer.json()]).toEqual([200, { noted: true }]);
    const seen = await portal.ask(programme.admin, 'GET', `/api/programmes/${programme.slug}/mail/${id}`);
    expect(seen.json()).toMatchObject({
      state: 'returned',
      canSendAgain: false,
      answer: expect.stringContaining('no such address'),
    });
  });

  it('says nothing of the content to whoever does not know the secret, session or not', async () => {
    for (const authorization of ['', 'Bearer wrong', `Basic ${secret}`, secret]) {
      expect(told(await hand('x', { authorization }))).toBe('401 wrong-secret');
      expect(told(await hand({}, { authorization, 'content-type': 'application/json' }))).toBe(
        '401 wrong-secret',
      );
    }
    const signedIn = await portal.ask(programme.admin, 'POST', '/api/mail/returns', {
      body: 'x',
      headers: { 'content-type': 'message/rfc822' },
    });
    expect(told(signedIn)).toBe('401 wrong-secret');
  });

  it('refuses what is no message, too large or from a page of another site', async () => {
    expect(told(await hand({ raw: 'x' }, { 'content-type': 'application/json' }))).toBe('422 not-a-message');
    expect((await hand(Buffer.alloc(3 * 1024 * 1024, 'x'))).statusCode).toBe(413);
    expect(told(await hand('x', { origin: 'https://elsewhere.example.test' }))).toBe('403 other-origin');
    expect((await hand('')).statusCode).toBeLessThan(500);
  });
});
