import { randomBytes } from 'node:crypto';
import { addDays, today } from '@revisit/core/shared';
import { aProgramme, asOwner, put, sha256, type TestMember, type TestProgramme } from '@revisit/core/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;
let other: TestProgramme;

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
  other = await aProgramme(portal.core);
});
afterAll(() => portal.close());

const outsider = 'Robin Example, Northern Trust';
const what = 'The waiting times of June';
const wanted = () => ({
  areaId: programme.areaIds[0],
  givenTo: outsider,
  what,
  untilDay: addDays(today(), 7),
});
const links = (of = programme) => `/api/programmes/${of.slug}/upload-links`;
async function aLink(): Promise<{ id: string; token: string }> {
  const answer = await portal.ask(programme.partner, 'POST', links(), { body: wanted() });
  expect(answer.statusCode).toBe(201);
  const { id, url } = answer.json<{ id: string; url: string }>();
  // In the fragment, which no browser sends: it reaches no log.
  expect(new URL(url)).toMatchObject({ pathname: '/give', search: '' });
  return { id, token: new URL(url).hash.slice(1) };
}

/** An address of the documentation range that nobody else asks from: guesses of one test hold up no other. */
const anAddress = () =>
  `2001:db8::${randomBytes(6)
    .toString('hex')
    .replace(/(....)(?=.)/g, '$1:')}`;
const fromOutside = (
  method: 'GET' | 'POST',
  path: string,
  { body, address = anAddress() }: { body?: object; address?: string } = {},
) => {
  const server: FastifyInstance = portal.app.getHttpAdapter().getInstance();
  return server.inject({
    method,
    url: `/api/upload-links/${path}`,
    remoteAddress: address,
    ...(body && { payload: body }),
  });
};

const file = () => {
  const bytes = Buffer.from(`Waiting times ${crypto.randomUUID()}`);
  const about = { title: 'Waiting times', description: 'By month.', fileName: 'waits.txt' };
  return { bytes, body: { ...about, size: bytes.length, sha256: sha256(bytes) } };
};
async function give(token: string): Promise<string> {
  const { bytes, body } = file();
  const order = await fromOutside('POST', `${token}/files`, { body });
  expect(order.statusCode).toBe(201);
  const { fileId, upload } = order.json<{ fileId: string; upload: Parameters<typeof put>[0]['upload'] }>();
  await put({ upload }, bytes);
  expect((await fromOutside('POST', `${token}/complete`, { body: { fileId } })).statusCode).toBe(202);
  return fileId;
}

/** Every way to knock with a link; also with content that can't be read, which must not be looked at first. */
const knocks = (token: string, address?: string) => [
  () => fromOutside('GET', token, { address }),
  () => fromOutside('POST', `${token}/files`, { body: file().body, address }),
  () => fromOutside('POST', `${token}/files`, { body: { size: 'large' }, address }),
];

/** What somebody with a link that doesn't work must not learn. */
const secrets = () => [
  ...[programme.slug, programme.id, ...programme.areaIds, 'Area 1', outsider, what],
  ...['Person improvement-partner', programme.partner.email, 'waits.txt', 'Waiting times'],
];

describe('the page of an upload link', () => {
  it('needs no account, and tells who asks for what and nothing else of the portal', async () => {
    const { token } = await aLink();
    const answer = await fromOutside('GET', token);
    expect(answer.json()).toEqual({
      askedBy: { name: 'Person improvement-partner', jobTitle: 'Title of improvement-partner' },
      givenTo: outsider,
      what,
      expiresAt: expect.any(String),
      filesAtMost: 1,
      filesLeft: 1,
      fileLimit: portal.core.config.REVISIT_FILE_LIMIT,
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each(['used', 'expired', 'revoked'] as const)(
    'says of a link that is %s so much, and nothing of what it was for',
    async (state) => {
      const { id, token } = await aLink();
      if (state === 'used') await give(token);
      if (state === 'expired')
        await asOwner(portal.core, `UPDATE upload_link SET expires_at = now() WHERE id = $1`, [id]);
      if (state === 'revoked')
        expect((await portal.ask(programme.partner, 'POST', `${links()}/${id}/revoke`)).statusCode).toBe(200);
      for (const knock of knocks(token)) {
        const answer = await knock();
        expect(told(answer)).toBe(`410 link-${state}`);
        for (const secret of secrets()) expect(answer.body).not.toContain(secret);
      }
    },
  );

  it('shows nothing of a file that came by another link', async () => {
    const [{ token: one }, { token: two }] = [await aLink(), await aLink()];
    const fileId = await give(one);
    expect(told(await fromOutside('GET', `${two}/files/${fileId}`))).toBe('404 no-such-file');
    expect(told(await fromOutside('POST', `${two}/complete`, { body: { fileId } }))).toBe('404 no-such-file');
  });

  it('answers every guess alike, and makes a guesser wait, also with the right one', async () => {
    const { token } = await aLink();
    const address = anAddress();
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    const bodies = new Set<string>();
    for (const guess of [...knocks(wrong, address), ...knocks('a', address)]) {
      const answer = await guess();
      expect(told(answer)).toBe('404 no-such-link');
      bodies.add(answer.body);
    }
    expect(bodies.size).toBe(1);
    for (let guesses = 6; guesses < 20; guesses += 1) await fromOutside('GET', wrong, { address });
    for (const knock of [...knocks(wrong, address), ...knocks(token, address)]) {
      const answer = await knock();
      expect(told(answer)).toBe('429 too-many-failures');
      expect(answer.headers['retry-after']).toBe('900');
      for (const secret of secrets()) expect(answer.body).not.toContain(secret);
    }
    expect((await fromOutside('GET', token)).statusCode).toBe(200);
  });
});

describe('making, listing and revoking upload links', () => {
  const attempts = (who: TestMember | null, id: string) => [
    portal.ask(who, 'GET', links()),
    portal.ask(who, 'POST', links(), { body: wanted() }),
    portal.ask(who, 'POST', links(), { body: { areaId: 'x' } }),
    portal.ask(who, 'POST', `${links()}/${id}/revoke`),
  ];

  it('is for partners of this programme alone', async () => {
    const { id, token } = await aLink();
    const { lead, officer, contributor, admin } = programme;
    for (const [who, refusal] of [
      [null, '401 not-signed-in'],
      [other.partner, '404 not-found'],
      [lead, '403 role-not-allowed'],
      [officer, '403 role-not-allowed'],
      [contributor, '403 role-not-allowed'],
      [admin, '403 role-not-allowed'],
    ] as const)
      for (const answer of await Promise.all(attempts(who, id))) {
        expect(told(answer)).toBe(refusal);
        expect(answer.body).not.toContain(outsider);
      }
    expect((await fromOutside('GET', token)).statusCode).toBe(200);
  });

  it('finds no link of another programme by its id, and lists none', async () => {
    const { id, token } = await aLink();
    const { partner } = other;
    expect(told(await portal.ask(partner, 'POST', `${links(other)}/${id}/revoke`))).toBe('404 not-found');
    expect((await portal.ask(partner, 'GET', links(other))).json()).toEqual([]);
    expect(told(await portal.ask(partner, 'POST', links(other), { body: wanted() }))).toBe(
      '422 unknown-area',
    );
    expect((await fromOutside('GET', token)).statusCode).toBe(200);
  });

  it('gives the address once: no list shows it again', async () => {
    const { token } = await aLink();
    const answer = await portal.ask(programme.partner, 'GET', links());
    expect(answer.headers['content-range']).toMatch(/^upload-links 0-/);
    expect(answer.body).toContain(outsider);
    expect(answer.body).not.toContain(token);
  });
});
