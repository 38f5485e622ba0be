import { aMember, aProgramme, asOwner, type TestProgramme, testPassword } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
/** The same without a mail server. Nothing is sent by either: the workers send. */
let quiet: Portal;
let programme: TestProgramme;

beforeAll(async () => {
  portal = await aPortal({
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'no-reply@council.example.test',
    REVISIT_PUBLIC_URL: 'http://localhost:80',
  });
  quiet = await aPortal();
  programme = await aProgramme(portal.core);
});
afterAll(() => Promise.all([portal.close(), quiet.close()]));

const path = '/api/new-password';
const ask = (body: object, at = portal, headers = {}) => at.ask(null, 'POST', path, { body, headers });
const choose = (token: string, body: object) => portal.ask(null, 'POST', `${path}/${token}`, { body });
async function linkOf(email: string): Promise<string> {
  expect(told(await ask({ email }))).toBe('202');
  const [mail] = await asOwner<{ token: string }>(
    portal.core,
    `SELECT secrets->>'token' AS token FROM mail WHERE to_address = $1 AND state = 'waiting'`,
    [email],
  );
  return mail?.token ?? '';
}

describe('a forgotten password over HTTP', () => {
  it('says to anybody whether a link can be sent from here', async () => {
    expect((await portal.ask(null, 'GET', path)).json()).toEqual({ byMail: true });
    expect((await quiet.ask(null, 'GET', path)).json()).toEqual({ byMail: false });
  });

  it('answers to the last byte the same for somebody and for nobody', async () => {
    const answers = [await ask({ email: programme.lead.email }), await ask({ email: 'nobody@test.invalid' })];
    const seen = answers.map(({ statusCode, body, headers }) => {
      const { date: _, ...others } = headers;
      return { statusCode, body, headers: others };
    });
    expect(seen[0]).toMatchObject({ statusCode: 202, body: '' });
    expect(seen[0]).toEqual(seen[1]);
  });

  it('opens without changing anything, sets the password once and signs nobody in', async () => {
    const member = await aMember(portal.core, programme.id, ['contributor']);
    const cookie = await portal.cookieOf(member);
    const token = await linkOf(member.email);
    const session = async () => told(await portal.ask(null, 'GET', '/api/session', { headers: { cookie } }));
    for (const method of ['GET', 'HEAD', 'GET'] as const)
      expect((await portal.ask(null, method, `${path}/${token}`)).statusCode).toBe(200);
    expect((await portal.ask(null, 'GET', `${path}/${token}`)).json()).toEqual({
      name: 'Person contributor',
      email: member.email,
    });
    expect(await session()).toBe('200');
    const short = await choose(token, { password: 'too short' });
    expect(told(short)).toBe('422 invalid-content');
    expect(short.json().detail).toContain('at least 12 characters');
    const chosen = await choose(token, { password: 'three short words' });
    expect(chosen.statusCode).toBe(204);
    expect(chosen.headers['set-cookie']).toBeUndefined();
    expect(await session()).toBe('401 not-signed-in');
    const again = await choose(token, { password: 'three other words' });
    expect(told(again)).toBe('404 no-such-link');
    expect(again.json().detail).toMatch(/works once, for 60 minutes.*Forgotten your password/);
    const signIn = (password: string) =>
      portal.ask(null, 'POST', '/api/session', { body: { email: member.email, password } });
    expect((await signIn('three short words')).statusCode).toBe(201);
    expect(told(await signIn(testPassword))).toBe('401 wrong-sign-in');
  });

  it('refuses a guess before it looks at the password, and in the same words as a used link', async () => {
    const guessed = await choose('a'.repeat(43), {});
    expect(told(guessed)).toBe('404 no-such-link');
    expect((await portal.ask(null, 'GET', `${path}/guess`)).json().detail).toBe(guessed.json().detail);
  });

  it('is asked for by an address, from Revisit itself', async () => {
    const wrong = await ask({ email: 'no address' });
    expect(told(wrong)).toBe('422 invalid-content');
    expect(wrong.json().errors).toEqual([{ path: 'email', message: 'This is not an e-mail address.' }]);
    const { email } = programme.officer;
    expect(told(await ask({ email }, portal, { origin: 'https://elsewhere.test' }))).toBe('403 other-origin');
  });

  it('asked for too often is answered with 429 and Retry-After, alike for nobody', async () => {
    const member = await aMember(portal.core, programme.id, ['contributor']);
    for (const email of [member.email, `${crypto.randomUUID()}@test.invalid`]) {
      await Promise.all(Array.from({ length: 10 }, () => ask({ email })));
      const answer = await ask({ email });
      expect(told(answer)).toBe('429 too-many-asks');
      expect(answer.headers['retry-after']).toBe('900');
      expect(answer.json().detail).toBe(
        'There were too many requests for a link. Wait 15 minutes and try again.',
      );
    }
  });

  it('is told plainly where the portal sends no mail, before the address is looked at', async () => {
    for (const email of [programme.lead.email, 'nobody@test.invalid', 'no address']) {
      const answer = await ask({ email }, quiet);
      expect(told(answer)).toBe('409 no-mail-server');
      expect(answer.json().detail).toMatch(/^This portal sends no mail, so no link was sent\./);
    }
  });
});
