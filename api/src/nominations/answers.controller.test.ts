import { randomBytes } from 'node:crypto';
import { aMember, aProgramme, asOwner, type TestMember, type TestProgramme } from '@revisit/core/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
});
afterAll(() => portal.close());

const base = () => `/api/programmes/${programme.slug}`;
const anAddress = () =>
  `2001:db8::${randomBytes(6)
    .toString('hex')
    .replace(/(....)(?=.)/g, '$1:')}`;
const fromOutside = (
  method: 'GET' | 'HEAD' | 'POST',
  token: string,
  { body, address = anAddress() }: { body?: object; address?: string } = {},
) => {
  const server: FastifyInstance = portal.app.getHttpAdapter().getInstance();
  return server.inject({
    method,
    url: `/api/nominee-links/${token}${method === 'POST' ? '/answer' : ''}`,
    remoteAddress: address,
    ...(body && { payload: body }),
  });
};

let people = 0;
/** Somebody nominated for area 1, with a deputy of whom they must not hear. */
async function somebody(said: { email?: string; supporterEmail?: string; sector?: string } = {}) {
  people += 1;
  const { sector = 'health', ...contact } = said;
  const nominate = async (name: string, more: object) => {
    const answer = await portal.ask(programme.partner, 'POST', `${base()}/nominations`, {
      body: {
        person: {
          name,
          jobTitle: 'Head of Therapies',
          organisation: 'Example Trust',
          phone: '01632 960001',
          ...contact,
        },
        sector,
        areaIds: [programme.areaIds[0]],
        ...more,
      },
    });
    expect(told(answer)).toBe('201');
    return answer.json<{ nominations: { id: string; nominee: { id: string } }[] }>().nominations[0];
  };
  const first = await nominate(`Robin Example ${people}`, {});
  await nominate(`Secret Deputy ${people}`, {
    deputyFor: first?.id,
    person: { name: `Secret Deputy ${people}`, jobTitle: 'x', organisation: 'y' },
  });
  return { id: first?.id ?? '', nomineeId: first?.nominee.id ?? '', name: `Robin Example ${people}` };
}
async function handedOver(id: string): Promise<string> {
  const answer = await portal.ask(programme.partner, 'POST', `${base()}/nominations/${id}/invite`, {
    body: { by: 'hand' },
  });
  expect(told(answer)).toBe('200');
  const url = new URL(answer.json<{ url: string }>().url);
  // In the fragment, which no browser sends: it reaches no log.
  expect(url).toMatchObject({ pathname: '/answer', search: '' });
  return url.hash.slice(1);
}
const stateOf = async (id: string) =>
  (await portal.ask(programme.partner, 'GET', `${base()}/nominations/${id}`)).json<{
    state: string;
    reason: string;
    invitation: { state: string };
  }>();
const events = async (id: string) =>
  (
    await asOwner<{ move: string; by_person: string | null }>(
      portal.core,
      'SELECT move, by_person FROM nomination_event WHERE nomination_id = $1 ORDER BY at',
      [id],
    )
  ).map(({ move, by_person }) => (by_person ? move : `${move} by link`));

describe('the page of a nominee’s link', () => {
  it('tells who asks about what, and nothing else of the portal', async () => {
    const { id, name } = await somebody({ email: 'robin@trust.test' });
    const answer = await fromOutside('GET', await handedOver(id));
    expect(answer.json()).toEqual({
      name,
      goesTo: 'nominee',
      voice: 'professional',
      askedBy: { name: 'Person improvement-partner', jobTitle: 'Title of improvement-partner' },
      programme: `Programme ${programme.slug}`,
      inspectors: 'Inspectors',
      noticeWorkingDays: 10,
      daysOnSite: { min: 2, max: 4 },
      places: [{ areaNumber: 1, areaTitle: 'Area 1', sector: 'health', deputy: false }],
      expiresAt: expect.any(String),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    for (const secret of ['robin@trust.test', '960001', 'Secret Deputy', programme.slug.toUpperCase()])
      expect(answer.body).not.toContain(secret);
  });

  it('changes nothing when it is opened: HEAD and GET five times, as mail scanners do', async () => {
    const { id } = await somebody();
    const token = await handedOver(id);
    const before = await stateOf(id);
    for (let times = 0; times < 5; times += 1)
      for (const method of ['HEAD', 'GET'] as const)
        expect((await fromOutside(method, token)).statusCode).toBe(200);
    expect(await stateOf(id)).toEqual(before);
    expect(await events(id)).toEqual(['nominate', 'invite']);
    expect(told(await fromOutside('POST', token, { body: { answer: 'accept' } }))).toBe('200');
  });

  it('takes one answer: of two at once one is heard, and later ones are told so', async () => {
    const { id } = await somebody();
    const token = await handedOver(id);
    const said = [{ answer: 'accept' }, { answer: 'decline', reason: 'On leave.' }];
    const both = await Promise.all(said.map((body) => fromOutside('POST', token, { body })));
    expect(both.map(told).sort()).toEqual(['200', '410 link-answered']);
    expect(told(await fromOutside('POST', token, { body: { answer: 'accept' } }))).toBe('410 link-answered');
    // Whoever it was passed on to afterwards does not learn what was asked, or what was answered.
    const later = await fromOutside('GET', token);
    expect(told(later)).toBe('410 link-answered');
    for (const secret of ['Robin', 'Area 1', 'accept', 'On leave']) expect(later.body).not.toContain(secret);
    expect((await events(id)).filter((move) => move.endsWith('by link'))).toHaveLength(1);
  });

  it('takes a no with a reason and somebody else in mind', async () => {
    const { id, name } = await somebody();
    const body = {
      answer: 'decline',
      reason: 'I retire in May.',
      suggestion: { name: 'Alex Sample', contact: 'alex@trust.test' },
    };
    expect(told(await fromOutside('POST', await handedOver(id), { body }))).toBe('200');
    expect(await stateOf(id)).toMatchObject({ state: 'declined', reason: 'I retire in May.' });
    const listed = await portal.ask(programme.partner, 'GET', `${base()}/nominee-suggestions`);
    const [found] = listed.json<{ id: string }[]>().filter((each) => JSON.stringify(each).includes(name));
    expect(found).toMatchObject({ name: 'Alex Sample', contact: 'alex@trust.test', areaNumbers: [1] });
    const settle = `${base()}/nominee-suggestions/${found?.id}/settle`;
    expect((await portal.ask(programme.partner, 'POST', settle)).statusCode).toBe(204);
    expect(told(await portal.ask(programme.partner, 'POST', settle))).toBe('404 not-found');
  });

  it.each([
    ['expired', '410 link-expired'],
    ['revoked', '410 link-revoked'],
    ['replaced', '410 link-replaced'],
    ['withdrawn', '410 link-revoked'],
    ['erased', '410 link-revoked'],
  ])('says of a link that is %s so much and no more, whatever it is asked', async (how, refusal) => {
    const { id, nomineeId } = await somebody();
    const token = await handedOver(id);
    const act = (path: string) =>
      portal.ask(programme.partner, 'POST', `${base()}/nominations/${id}/${path}`);
    if (how === 'expired')
      await asOwner(portal.core, 'UPDATE nominee_link SET expires_at = now() WHERE nominee_id = $1', [
        nomineeId,
      ]);
    if (how === 'revoked') expect(told(await act('revoke-link'))).toBe('200');
    if (how === 'withdrawn') expect(told(await act('withdraw'))).toBe('200');
    if (how === 'replaced') expect(await handedOver(id)).not.toBe(token);
    if (how === 'erased')
      expect(
        (await portal.ask(programme.partner, 'DELETE', `${base()}/nominees/${nomineeId}`)).statusCode,
      ).toBe(204);
    for (const answer of [
      await fromOutside('GET', token),
      await fromOutside('POST', token, { body: { answer: 'accept' } }),
      await fromOutside('POST', token, { body: { answer: 'perhaps' } }),
    ]) {
      expect(told(answer)).toBe(refusal);
      for (const secret of ['Robin', 'Area 1', 'Person improvement-partner', programme.slug])
        expect(answer.body).not.toContain(secret);
    }
  });

  it('works anew when it was sent again', async () => {
    const { id } = await somebody();
    await handedOver(id);
    const token = await handedOver(id);
    expect((await stateOf(id)).invitation.state).toBe('open');
    expect(told(await fromOutside('POST', token, { body: { answer: 'accept' } }))).toBe('200');
    expect(await events(id)).toEqual(['nominate', 'invite', 'invite-again', 'accept by link']);
  });

  it('answers every guess alike, and makes a guesser wait, also with the right one', async () => {
    const { id } = await somebody();
    const token = await handedOver(id);
    const address = anAddress();
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    const bodies = new Set<string>();
    for (let guess = 0; guess < 10; guess += 1)
      for (const answer of [
        await fromOutside('GET', wrong, { address }),
        await fromOutside('POST', wrong, { address, body: { answer: 'accept' } }),
      ]) {
        expect(told(answer)).toBe('404 no-such-link');
        bodies.add(answer.body);
      }
    expect(bodies.size).toBe(1);
    expect(told(await fromOutside('GET', token, { address }))).toBe('429 too-many-failures');
    expect(told(await fromOutside('GET', token))).toBe('200');
  });
});

describe('an invitation by mail', () => {
  const mails = (nomineeId: string) =>
    asOwner<{
      template: string;
      to_address: string | null;
      state: string;
      values: string | null;
      secrets: string | null;
    }>(
      portal.core,
      `SELECT template, to_address, state, values::text, secrets::text FROM mail WHERE about_id = $1 ORDER BY posted_at`,
      [nomineeId],
    );
  const invite = (id: string) =>
    portal.ask(programme.partner, 'POST', `${base()}/nominations/${id}/invite`, { body: { by: 'mail' } });

  it('goes to the nominee’s own address, with the token among the secrets alone', async () => {
    const { id, nomineeId } = await somebody({ email: `own${people}@trust.test` });
    const answer = await invite(id);
    expect(told(answer)).toBe('200');
    const [mail] = await mails(nomineeId);
    expect(mail).toMatchObject({ template: 'nominee-invitation', to_address: `own${people - 1}@trust.test` });
    const { token } = JSON.parse(mail?.secrets ?? '{}');
    // No mail server is set up: the link is given to whoever asked for the message.
    expect(answer.json()).toMatchObject({ goes: 'kept', url: expect.stringMatching(`/answer#${token}$`) });
    expect(mail?.values).not.toContain(token);
    expect(told(await fromOutside('POST', token, { body: { answer: 'accept' } }))).toBe('200');
    expect((await mails(nomineeId)).map(({ template }) => template)).toEqual([
      'nominee-invitation',
      'nominee-answer-noted',
    ]);
    const audit = await asOwner(portal.core, 'SELECT * FROM audit_entry WHERE programme_id = $1', [
      programme.id,
    ]);
    for (const secret of [token, 'trust.test', 'Robin', '960001'])
      expect(JSON.stringify(audit)).not.toContain(secret);
  });

  it('goes through the supporter when one is named, and speaks of the young person as one', async () => {
    const { id, nomineeId } = await somebody({
      sector: 'young-people',
      email: `young${people}@home.test`,
      supporterEmail: 'supporter@school.test',
    });
    expect(told(await invite(id))).toBe('200');
    const [mail] = await mails(nomineeId);
    expect(mail?.to_address).toBe('supporter@school.test');
    expect(JSON.parse(mail?.values ?? '{}')).toMatchObject({ toSupporter: true, voice: 'young-person' });
  });

  it('is called off with the link, and erased with the person', async () => {
    const { id, nomineeId } = await somebody({ email: `off${people}@trust.test` });
    await invite(id);
    await portal.ask(programme.partner, 'POST', `${base()}/nominations/${id}/revoke-link`);
    await invite(id);
    expect((await mails(nomineeId)).map(({ state }) => state)).toEqual(['cancelled', 'waiting']);
    await portal.ask(programme.partner, 'DELETE', `${base()}/nominees/${nomineeId}`);
    for (const mail of await mails(nomineeId))
      expect(mail).toMatchObject({ state: 'cancelled', to_address: null, values: null, secrets: null });
  });

  it('needs an address', async () => {
    const { id } = await somebody();
    expect(told(await invite(id))).toBe('409 no-address');
    expect(await stateOf(id)).toMatchObject({ state: 'nominated', invitation: null });
  });
});

describe('personal data', () => {
  it('is changed, given out and erased by those who may, and figures still add up', async () => {
    const { partner, officer, lead, admin } = programme;
    const { id, nomineeId, name } = await somebody({ email: `kept${people}@trust.test` });
    const at = (path: string) => `${base()}/nominees/${nomineeId}${path}`;
    const put = (who: TestMember, version: number, email: string) =>
      portal.ask(who, 'PUT', at('/contact'), { body: { email }, headers: { 'if-match': `"${version}"` } });
    expect(told(await put(lead, 1, 'x@trust.test'))).toBe('403 role-not-allowed');
    expect(told(await put(partner, 0, 'x@trust.test'))).toBe('409 stale-version');
    expect(told(await put(partner, 1, 'new@trust.test'))).toBe('200');
    const given = await portal.ask(officer, 'GET', at('/data'));
    expect(given.headers['content-disposition']).toContain('attachment');
    expect(given.json()).toMatchObject({
      person: { name, organisation: 'Example Trust' },
      contact: { email: 'new@trust.test' },
      nominations: [{ areaNumber: 1, state: 'nominated' }],
    });
    const besideLead = await aMember(portal.core, programme.id, ['area-lead'], [programme.areaIds[1]]);
    for (const [who, refusal] of [
      [besideLead, '404 not-found'],
      [lead, '403 role-not-allowed'],
      [admin, '403 role-not-allowed'],
    ] as const)
      for (const [method, path] of [
        ['GET', '/data'],
        ['GET', '/contact'],
        ['DELETE', ''],
      ] as const)
        expect(told(await portal.ask(who, method, at(path)))).toBe(refusal);
    const total = async () =>
      (await portal.ask(partner, 'GET', `${base()}/nominations`)).json<unknown[]>().length;
    const before = await total();
    expect((await portal.ask(partner, 'DELETE', at(''))).statusCode).toBe(204);
    expect(told(await portal.ask(partner, 'DELETE', at('')))).toBe('409 erased-already');
    expect(await total()).toBe(before);
    const erased = await portal.ask(partner, 'GET', `${base()}/nominations/${id}`);
    expect(erased.json()).toMatchObject({
      state: 'withdrawn',
      may: [],
      nominee: { name: '', jobTitle: '', erased: true, contact: null },
    });
    const tables = [
      'nominee',
      'nominee_contact',
      'nomination',
      'nominee_suggestion',
      'mail',
      'audit_entry',
      'job',
    ];
    for (const table of tables) {
      const rows = await asOwner(portal.core, `SELECT * FROM ${table} WHERE programme_id = $1`, [
        programme.id,
      ]);
      for (const secret of [name, 'new@trust.test', `kept${people - 1}@`])
        expect(JSON.stringify(rows).includes(secret), `${table} ${secret}`).toBe(false);
    }
  });

  it('goes by itself after the visit, and states stay', async () => {
    const { core } = portal;
    const own = await aProgramme(core);
    const nominate = async (name: string) =>
      (
        await core.nominations.nominate(own.partner, () => ({
          person: { name, jobTitle: 'Head', organisation: 'Trust', phone: '1' },
          sector: 'health',
          areaIds: [own.areaIds[0]],
          availability: '',
        }))
      ).nominations[0]?.id ?? '';
    const [stays, declined] = [await nominate('Stays'), await nominate('Declined')];
    await core.nominationMoves.accept(own.partner, stays);
    await core.nominationMoves.decline(own.partner, declined, () => ({ reason: 'Ill.' }));
    const due = (day: string) => core.nomineeData.eraseDue(own.id, day);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    expect(await due(inDays(88))).toBe(0);
    // Who has stood for nothing for ninety days is kept no longer than anybody after the visit.
    expect(await due(inDays(92))).toBe(1);
    const today = inDays(0);
    await core.nomineeData.changeRetention(own.partner, 0, () => ({ visitEndedOn: today, keepDays: 10 }));
    expect(await due(inDays(9))).toBe(0);
    expect(await due(inDays(12))).toBe(1);
    const left = await core.nominations.list(own.officer);
    expect(left.map(({ state, reason, nominee }) => [state, reason, nominee.name, nominee.erased])).toEqual([
      ['accepted', '', '', true],
      ['declined', '', '', true],
    ]);
  });
});
