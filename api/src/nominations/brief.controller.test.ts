import { randomBytes } from 'node:crypto';
import { aProgramme, asOwner, someApproved, someEvidence, type TestProgramme } from '@revisit/core/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
  await someApproved(portal.core, programme, someEvidence(programme.areaIds[0]));
});
afterAll(() => portal.close());

const base = () => `/api/programmes/${programme.slug}`;
const anAddress = () =>
  `2001:db8::${randomBytes(6)
    .toString('hex')
    .replace(/(....)(?=.)/g, '$1:')}`;
const fromOutside = (method: 'GET' | 'HEAD' | 'POST', token: string, address = anAddress()) => {
  const server: FastifyInstance = portal.app.getHttpAdapter().getInstance();
  return server.inject({
    method,
    url: `/api/nominee-links/${token}/brief`,
    remoteAddress: address,
    ...(method === 'POST' && { payload: {} }),
  });
};
const act = (id: string, path: string, body?: object, who = programme.partner) =>
  portal.ask(who, 'POST', `${base()}/nominations/${id}/${path}`, body ? { body } : {});

let people = 0;
/** Somebody approved for area 1, and asked for area 2. */
async function somebody() {
  people += 1;
  const answer = await portal.ask(programme.partner, 'POST', `${base()}/nominations`, {
    body: {
      person: {
        name: `Robin Example ${people}`,
        jobTitle: 'Head of Therapies',
        organisation: 'Example Trust',
        phone: '01632 960001',
        email: `robin${people}@trust.test`,
      },
      sector: 'health',
      areaIds: programme.areaIds.slice(0, 2),
    },
  });
  const made = answer.json<{ nominations: { id: string; nominee: { id: string } }[] }>().nominations;
  const [first, second] = made.map(({ id }) => id);
  await act(first ?? '', 'accept');
  await act(first ?? '', 'approve', undefined, programme.officer);
  return { id: first ?? '', other: second ?? '', nomineeId: made[0]?.nominee.id ?? '' };
}
async function handedOver(id: string): Promise<string> {
  const answer = await act(id, 'send-brief', { by: 'hand' });
  expect(told(answer)).toBe('200');
  const url = new URL(answer.json<{ url: string }>().url);
  // In the fragment, which no browser sends: it reaches no log.
  expect(url).toMatchObject({ pathname: '/brief', search: '' });
  return url.hash.slice(1);
}
const everything = (nomineeId: string) =>
  asOwner(
    portal.core,
    `SELECT (SELECT json_agg(n ORDER BY id) FROM nomination n WHERE nominee_id = $1) AS nominations,
       (SELECT json_agg(l ORDER BY id) FROM nominee_link l WHERE nominee_id = $1) AS links,
       (SELECT count(*) FROM nomination_event v JOIN nomination n ON n.id = v.nomination_id WHERE n.nominee_id = $1) AS events,
       (SELECT count(*) FROM audit_entry WHERE programme_id = $2) AS entries`,
    [nomineeId, programme.id],
  );

describe('the page of a link to a brief', () => {
  it('tells what is approved of the areas the person is approved for, and nothing else of the portal', async () => {
    const { id } = await somebody();
    const answer = await fromOutside('GET', await handedOver(id));
    expect(told(answer)).toBe('200');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-robots-tag']).toBe('noindex');
    expect(answer.headers['set-cookie']).toBeUndefined();
    const brief = answer.json<{ areas: { number: number; claims: unknown[] }[] }>();
    expect(brief.areas.map(({ number, claims }) => [number, claims.length])).toEqual([[1, 1]]);
    for (const secret of ['trust.test', '960001', 'Head of Therapies', programme.areaIds[0]])
      expect(answer.body).not.toContain(secret);
  });

  it('changes nothing when it is opened, by HEAD or GET, and can be read as often as they like', async () => {
    const { id, nomineeId } = await somebody();
    const token = await handedOver(id);
    const before = await everything(nomineeId);
    for (let times = 0; times < 5; times += 1)
      for (const method of ['HEAD', 'GET'] as const)
        expect((await fromOutside(method, token)).statusCode).toBe(200);
    expect(await everything(nomineeId)).toEqual(before);
    expect((await fromOutside('POST', token)).statusCode).toBe(404);
  });

  it.each([
    ['expired', '410 link-expired'],
    ['revoked', '410 link-revoked'],
    ['replaced', '410 link-replaced'],
    ['withdrawn', '410 link-revoked'],
    ['erased', '410 link-revoked'],
  ])('says of a link that is %s so much and no more', async (how, refusal) => {
    const { id, nomineeId } = await somebody();
    const token = await handedOver(id);
    if (how === 'expired')
      await asOwner(portal.core, 'UPDATE nominee_link SET expires_at = now() WHERE nominee_id = $1', [
        nomineeId,
      ]);
    if (how === 'revoked') expect(told(await act(id, 'revoke-brief-link'))).toBe('200');
    if (how === 'withdrawn') expect(told(await act(id, 'withdraw'))).toBe('200');
    if (how === 'replaced') expect(await handedOver(id)).not.toBe(token);
    if (how === 'erased')
      expect(
        (await portal.ask(programme.partner, 'DELETE', `${base()}/nominees/${nomineeId}`)).statusCode,
      ).toBe(204);
    const answer = await fromOutside('GET', token);
    expect(told(answer)).toBe(refusal);
    for (const secret of ['Robin', 'Area 1', 'Person improvement-partner', programme.slug])
      expect(answer.body).not.toContain(secret);
  });

  it('answers every guess alike, a link to answer by among them, and makes a guesser wait at both doors', async () => {
    const { id, other } = await somebody();
    const token = await handedOver(id);
    const asked = await act(other, 'invite', { by: 'hand' });
    const answerToken = new URL(asked.json<{ url: string }>().url).hash.slice(1);
    const address = anAddress();
    const bodies = new Set<string>();
    for (let guess = 0; guess < 20; guess += 1) {
      const answer = await fromOutside('GET', guess % 2 ? answerToken : `${token.slice(0, -2)}xy`, address);
      expect(told(answer)).toBe('404 no-such-link');
      bodies.add(answer.body);
    }
    expect(bodies.size).toBe(1);
    expect(told(await fromOutside('GET', token, address))).toBe('429 too-many-failures');
    const server: FastifyInstance = portal.app.getHttpAdapter().getInstance();
    const door = (to: string, from: string) =>
      server.inject({ method: 'GET', url: `/api/nominee-links/${to}`, remoteAddress: from });
    expect(told(await door(answerToken, address))).toBe('429 too-many-failures');
    expect(told(await door(token, anAddress()))).toBe('404 no-such-link');
    expect(told(await fromOutside('GET', token))).toBe('200');
  });
});

describe('sending a brief', () => {
  it('posts the message with the marks in one act, the token among the secrets alone', async () => {
    const { id, nomineeId } = await somebody();
    const answer = await act(id, 'send-brief', { by: 'mail' });
    expect(told(answer)).toBe('200');
    expect(answer.json()).toMatchObject({
      goes: 'kept',
      nomination: { state: 'briefed', brief: { state: 'open', sentBy: 'mail', goesTo: 'nominee' } },
    });
    const [mail] = await asOwner<{ template: string; values: string; secrets: string }>(
      portal.core,
      'SELECT template, values::text, secrets::text FROM mail WHERE about_id = $1',
      [nomineeId],
    );
    expect(mail?.template).toBe('nominee-brief');
    const { token } = JSON.parse(mail?.secrets ?? '{}');
    expect(mail?.values).not.toContain(token);
    expect(told(await fromOutside('GET', token))).toBe('200');
    const history = await portal.ask(programme.partner, 'GET', `${base()}/nominations/${id}/history`);
    expect(history.json<{ move: string; link: string | null }[]>().at(-1)).toMatchObject({
      move: 'brief',
      link: 'mail',
    });
  });

  it('refuses in this order: who is not here, what they do not see, what they may not, and what can’t be', async () => {
    const { id, other } = await somebody();
    const stranger = await aProgramme(portal.core);
    const outside = portal.app.getHttpAdapter().getInstance() as FastifyInstance;
    for (const path of ['send-brief', 'revoke-brief-link']) {
      const url = `${base()}/nominations/${id}/${path}`;
      const nobody = await outside.inject({ method: 'POST', url, payload: { by: 'hand' } });
      expect(told(nobody)).toBe('401 not-signed-in');
      for (const [who, refusal] of [
        [stranger.partner, '404 not-found'],
        [programme.officer, '403 role-not-allowed'],
        [programme.contributor, '403 role-not-allowed'],
      ] as const)
        expect(told(await act(id, path, { by: 'hand' }, who)), path).toBe(refusal);
      // The lead of area 1 does not see who is put forward for area 2.
      expect(told(await act(other, path, { by: 'hand' }, programme.lead)), path).toBe('404 not-found');
    }
    expect(told(await act(other, 'send-brief', { by: 'hand' }))).toBe('409 not-approved');
    expect(told(await act(id, 'send-brief', { by: 'pigeon' }))).toBe('422 invalid-content');
    expect(told(await act(id, 'send-brief', { by: 'hand' }, programme.lead))).toBe('200');
  });
});
